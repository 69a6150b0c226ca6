import type { Device, Facts, Reported } from '../fleet/index.ts';
import type { Judgement } from '../supervisor/index.ts';
import { type GatheredDevices, gatherDevices } from './device-list.ts';
import { makeFactsIndex } from './facts-index.ts';
import type { Judging } from './judging.ts';

/** Devices that nothing tells apart that is looked at: they share a judgement, and what they are compared with. */
export interface GatheredGroup {
  readonly facts: Facts;
  readonly judgement: Judgement;
  /** what the release came to that they are compared with; absent where there is none */
  readonly before?: Judgement;
  readonly kind: Kind;
  readonly devices: GatheredDevices;
}

/** What tells devices apart beside their facts. */
export interface Kind {
  /** what they are compared with */
  readonly base?: Judging;
  /** the numbers of the excuses that name them */
  readonly excuses: readonly number[];
  /** what they report of the release that they should be running; absent where nobody asked */
  readonly reported?: Reported;
}

export interface GatheredFleet {
  readonly groups: readonly GatheredGroup[];
  readonly groupOf: (facts: Facts, kind: Kind) => GatheredGroup;
}

/** Gathers the devices of one fleet that are judged for one release. Equal kinds have to be one object. */
export function gatherFleet({ judge, complete }: Judging): GatheredFleet {
  const groups: GatheredGroup[] = [];
  const makeIndex = (kind: Kind) =>
    makeFactsIndex((facts): GatheredGroup => {
      const before = kind.base && { before: kind.base.judge(kind.base.complete(facts)) };
      const group = { facts, judgement: judge(facts), ...before, kind, devices: gatherDevices() };
      groups.push(group);
      return group;
    });
  const indexes = new Map<Kind, ReturnType<typeof makeIndex>>();
  return {
    groups,
    groupOf: (facts, kind) => {
      let index = indexes.get(kind);
      if (!index) {
        index = makeIndex(kind);
        indexes.set(kind, index);
      }
      return index(complete(facts));
    },
  };
}

/** Finds the kind of a device: the same object for devices of the same kind. */
export type KindFinder = (device: Device) => Kind | Promise<Kind>;

const plain: Kind = { excuses: [] };

/**
 * Makes a finder of kinds. `baseOf` gives what a device is compared with, once for each release that
 * devices should be running; `excusesOf` the numbers of the excuses that name it.
 */
export function kindFinder(
  baseOf: ((commit: string | null) => Promise<Judging>) | Judging | undefined,
  excusesOf: ((device: Device) => readonly number[]) | undefined,
): KindFinder {
  const kinds = new Map<string | null, Map<string, Kind>>();
  const bases = new Map<string | null, Judging>();
  return (device) => {
    const { reported } = device;
    if (!baseOf && !excusesOf && !reported) return plain;
    const commit = typeof baseOf === 'function' ? (device.release ?? null) : '';
    const excuses = excusesOf?.(device) ?? [];
    const key = `${excuses.join()}${reported ? ` ${reported.status} ${reported.isOnline}` : ''}`;
    const known = kinds.get(commit)?.get(key);
    if (known) return known;
    const add = (base: Judging | undefined): Kind => {
      const kind = { ...(base && { base }), excuses, ...(reported && { reported }) };
      const ofBase = kinds.get(commit) ?? new Map<string, Kind>();
      kinds.set(commit, ofBase.set(key, kind));
      return kind;
    };
    if (typeof baseOf !== 'function') return add(baseOf);
    const base = bases.get(commit);
    if (base) return add(base);
    return baseOf(commit).then((found) => {
      bases.set(commit, found);
      return add(found);
    });
  };
}
