import { FleetError } from '../fleet-error.ts';
import { isDeeper } from '../record/nesting.ts';
import { shown } from '../record/shown.ts';

/** A release as a snapshot keeps it: what its devices are told of each service. */
export interface KeptRelease {
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

/** how deep a contract may be, and how many releases and services there may be */
const deepest = 100;
const most = 10_000;

/**
 * The releases that a snapshot in JSON holds beside its devices, by their commits; none where it holds none, as one
 * device a line never does. Throws a FleetError for what is no list of releases.
 */
export function keptReleases(text: string, source: string): ReadonlyMap<string, KeptRelease> {
  const releases = releasesIn(text);
  if (releases === undefined) return new Map();
  if (!Array.isArray(releases) || releases.length > most) throw invalid(source, 'releases is no list of releases');
  return new Map(
    releases.map((value: unknown, index) => {
      const release = releaseOf(value);
      if (!release) throw invalid(source, `release ${index + 1} of releases is none`);
      return [release.commit, release];
    }),
  );
}

function releasesIn(text: string): unknown {
  try {
    const snapshot: unknown = JSON.parse(text);
    return Object.hasOwn(Object(snapshot), 'releases') ? (snapshot as { releases: unknown }).releases : undefined;
  } catch {
    return undefined; // what is wrong with it is told by the reader of devices, with its place
  }
}

function releaseOf(value: unknown): KeptRelease | undefined {
  const { id, commit, version, services } = Object(value) as Readonly<Record<string, unknown>>;
  if (typeof commit !== 'string' || commit === '' || commit.length > 255) return undefined;
  if (!Array.isArray(services) || services.length > most) return undefined;
  const kept = services.map(serviceOf);
  if (!kept.every((service) => service !== undefined)) return undefined;
  return {
    id: typeof id === 'number' && Number.isSafeInteger(id) ? id : 0,
    commit,
    ...(typeof version === 'string' && { version }),
    services: kept,
  };
}

function serviceOf(value: unknown): KeptRelease['services'][number] | undefined {
  const { name, contract = null, labels = {} } = Object(value) as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || isDeeper(contract, deepest)) return undefined;
  if (typeof labels !== 'object' || labels === null || Array.isArray(labels)) return undefined;
  return { name, contract, labels: labels as Readonly<Record<string, unknown>> };
}

function invalid(source: string, what: string): FleetError {
  const problem = `${shown(source)}: ${what}. Take the snapshot anew with contracts:snapshot.`;
  return new FleetError({ code: 'snapshot-invalid', problem });
}
