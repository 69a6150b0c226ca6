import type { Facts } from '../../shared/fleet/index.ts';
import { isOptional, type Release, type Service } from '../../shared/release/index.ts';

/** One service of a release made for a test: its requirements, or its whole contract. */
export interface MadeService {
  readonly requires?: readonly unknown[];
  readonly contract?: unknown;
  readonly optional?: boolean;
  readonly undecided?: string;
}

/** A release as the API would give it, with contracts of the usual shape. */
export function makeRelease(services: Readonly<Record<string, MadeService>>): Release {
  return {
    source: 'test',
    services: Object.entries(services).map(([name, made]): Service => {
      const { requires, optional, undecided } = made;
      const body =
        'contract' in made ? made.contract : requires && { type: 'sw.container', slug: name, name, requires };
      return {
        name,
        optional: isOptional({ 'io.balena.features.optional': optional ? '1' : '0' }),
        ...(body === undefined ? {} : { contract: { body, origin: 'api', requirementLocations: [] } }),
        ...(undecided === undefined ? {} : { undecided }),
      };
    }),
  };
}

/** A Raspberry Pi 3, known to have no L4T, with the Supervisor that a test asks for. */
export function makePi(supervisorVersion: string, facts: Partial<Facts> = {}): Facts {
  return {
    supervisorVersion,
    osVersion: '2.46.1+rev1',
    deviceType: 'raspberrypi3',
    arch: 'armv7hf',
    kernelVersion: '4.19.71',
    l4tVersion: null,
    ...facts,
  };
}

/** A Jetson TX2 on L4T 32.3.1. */
export function makeTx2(supervisorVersion: string, facts: Partial<Facts> = {}): Facts {
  return {
    supervisorVersion,
    osVersion: '2.47.1+rev3',
    deviceType: 'jetson-tx2',
    arch: 'aarch64',
    kernelVersion: '4.9.140',
    l4tVersion: '32.3.1',
    ...facts,
  };
}
