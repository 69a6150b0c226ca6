import { parse, type SemVer } from 'semver';
import {
  type Facts,
  factsCompleter,
  isEsr,
  loadKernels,
  loadL4t,
  loadSupervisors,
  osVersionNumber,
} from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import { askedFacts } from '../supervisor/index.ts';
import { askedVersions } from './asked-versions.ts';
import { type OsPoint, type OsPoints, osPointsOf } from './os-points.ts';
import { staysOf, withoutLost } from './stays.ts';

/** The newer versions of its OS that a device can be raised to, as far as the tables know them for its type. */
export interface OsUpdates {
  /** where something may change that the release asks for; of the device's own line (ordinary or ESR), lowest first */
  readonly versions: readonly string[];
  /**
   * What the device's facts then are; several where builds of that version ship different Supervisors.
   * Undefined for a version that isn't newer, is of the other line, or that the tables don't know for the type.
   */
  readonly factsAt: (osVersion: string) => readonly Facts[] | undefined;
}

/** Finds what updates of the OS bring to a device. */
export type UpdatesFinder = (facts: Facts) => OsUpdates;

const none: OsUpdates = { versions: [], factsAt: () => undefined };

/**
 * Loads the tables that say what an update of the OS brings to a device: the Supervisor that it ships, unless the
 * device has a newer one, which stays; and what the release asks for of L4T and kernel. What the tables can't tell
 * after the update is unknown (stays.ts). Devices that an update makes alike get the same object.
 */
export async function loadOsUpdates(release: Release): Promise<UpdatesFinder> {
  const asked = askedFacts(release);
  const [supervisors, kernels, l4t, complete] = await Promise.all([
    loadSupervisors(),
    asked.has('kernelVersion') ? loadKernels() : undefined,
    asked.has('l4tVersion') ? loadL4t() : undefined,
    factsCompleter(asked),
  ]);
  const osVersions = askedVersions(release, 'sw.os');
  const types = new Map<string, OsPoints>();
  const pointsOf = (deviceType: string) =>
    kept(types, deviceType, () => osPointsOf(deviceType, osVersions, { supervisors, kernels, l4t }));
  const updated = new Map<string, Map<string, Map<string, Facts>>>();

  return (facts) => {
    const { deviceType, osVersion, supervisorVersion } = facts;
    const present = osVersionNumber(osVersion ?? '');
    if (deviceType === undefined || present === undefined) return none;
    const { points, find } = pointsOf(deviceType);
    const stays = staysOf(facts, kernels, l4t);
    const ofStays = kept(updated, JSON.stringify(stays), () => new Map<string, Map<string, Facts>>());
    const own = parse(supervisorVersion);
    const newer = ({ number }: OsPoint) => number > present && isEsr(number) === isEsr(present);
    const factsAt = (point: OsPoint) => {
      const ofPoint = kept(ofStays, point.osVersion, () => new Map<string, Facts>());
      return supervisorsAfter(own, point).map((supervisor) =>
        kept(ofPoint, supervisor, () =>
          withoutLost(complete({ ...stays.facts, osVersion: point.osVersion, supervisorVersion: supervisor }), stays),
        ),
      );
    };
    return {
      versions: points.filter(newer).map((point) => point.osVersion),
      factsAt: (wanted) => {
        const point = find(wanted);
        return point && newer(point) ? factsAt(point) : undefined;
      },
    };
  };
}

function supervisorsAfter(own: SemVer | null, { supervisors }: OsPoint): string[] {
  const after = supervisors.map((shipped) => (own && own.compare(shipped) > 0 ? own : shipped).raw);
  return after.length > 1 ? [...new Set(after)] : after;
}

function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
