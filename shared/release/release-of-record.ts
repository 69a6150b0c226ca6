import type { Release, Service } from './release.ts';
import { isOptional } from './service/optional.ts';

/** A release as the API keeps it: what its devices are told of each service. */
export interface ReleaseRecord {
  readonly id: number;
  readonly commit: string;
  readonly version?: string;
  readonly services: readonly {
    readonly name: string;
    /** any JSON value; null where there is no contract */
    readonly contract: unknown;
    readonly labels: Readonly<Record<string, unknown>>;
  }[];
}

/**
 * The release that devices get of what the API keeps: the contracts are judged as they are, whatever
 * project they once came from, and the labels just say what is optional.
 */
export function releaseOfRecord(record: ReleaseRecord, fleet: string): Release {
  const { id, commit, version, services } = record;
  const names = [commit.slice(0, 7), ...(version === undefined ? [] : [version])].join(', ');
  return {
    source: `release ${id} (${names}) of ${fleet}`,
    published: { id, commit, ...(version !== undefined && { version }) },
    services: services.map(serviceOfRecord),
  };
}

function serviceOfRecord({ name, contract, labels }: ReleaseRecord['services'][number]): Service {
  const service = { name, optional: isOptional(labels) };
  if (contract === null || contract === undefined) return service;
  return { ...service, contract: { body: contract, origin: 'api', requirementLocations: [] } };
}
