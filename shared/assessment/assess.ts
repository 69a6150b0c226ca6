import type { Device, FleetHeader } from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import { explain, isNewerThanSeen, judgements } from '../supervisor/index.ts';
import type { Assessment, Group } from './assessment.ts';
import { beforeOf, changeOf, removedServices } from './comparing.ts';
import { countDevices } from './counts.ts';
import {
  type GatheredFleet,
  type GatheredGroup,
  gatherFleet,
  type Kind,
  type KindFinder,
  kindFinder,
} from './gathering.ts';
import { prepareJudging } from './judging.ts';
import { countServices } from './services.ts';
import { findNoVariant } from './variants.ts';

/** a stream of devices, in batches, that says at its end what it knows of the whole */
export type DeviceStream = AsyncIterator<readonly Device[], FleetHeader>;

/** What else is to be said of devices. */
export interface AssessOptions {
  /** what to compare with: a release, or for each device the one that it should be running, by its commit */
  readonly base?: Release | ReleaseFinder;
  /** the numbers of the excuses that name a device */
  readonly excusesOf?: (device: Device) => readonly number[];
}

/** The release that a device should be running, as the device names it; null: there is none. */
export type ReleaseFinder = (name: string | null) => Promise<Release>;

/**
 * Judges a release on a stream of devices: one assessment a fleet, in the order in which fleets
 * first appear; just one, without devices, for a stream without any.
 *
 * Facts that the devices don't say and that the release asks for are looked for in tables. Devices of
 * a fleet with equal facts share one judgement: each distinct set of facts is judged and
 * explained once. What stays in memory is those sets and, for each device, its uuid and name.
 */
export async function assess(
  release: Release,
  devices: DeviceStream,
  options: AssessOptions = {},
): Promise<Assessment[]> {
  const judging = await prepareJudging(release);
  const kindOf = await finderFor(options);
  const fleets = new Map<string | undefined, GatheredFleet>();
  const header = await eachDevice(devices, kindOf, ({ uuid, name, fleet, facts }, kind) => {
    let gathered = fleets.get(fleet);
    if (!gathered) {
      gathered = gatherFleet(judging);
      fleets.set(fleet, gathered);
    }
    gathered.groupOf(facts, kind).devices.add({ uuid, name });
  });
  if (fleets.size === 0) fleets.set(undefined, gatherFleet(judging));
  nameFleet(fleets, header.fleet);
  return [...fleets].map(([fleet, { groups }]) => assembleFleet(release, groups, { ...header, fleet }, options));
}

/**
 * Judges for each device of one fleet the release that it should be running: one assessment a
 * release, in the order in which they first appear. `find` is asked once for each.
 */
export async function assessReleases(
  find: ReleaseFinder,
  devices: DeviceStream,
  { excusesOf }: Pick<AssessOptions, 'excusesOf'> = {},
): Promise<Assessment[]> {
  const options = excusesOf ? { excusesOf } : {};
  const kindOf = await finderFor(options);
  const releases = new Map<string | null, GatheredFleet & { readonly release: Release }>();
  const header = await eachDevice(devices, kindOf, ({ uuid, name, facts, release: commit = null }, kind) => {
    const known = releases.get(commit);
    const add = (gathered: GatheredFleet) => gathered.groupOf(facts, kind).devices.add({ uuid, name });
    if (known) return add(known);
    return find(commit)
      .then(prepareJudging)
      .then((judging) => {
        const gathered = { ...gatherFleet(judging), release: judging.release };
        releases.set(commit, gathered);
        add(gathered);
      });
  });
  if (releases.size === 0) return [assembleFleet(await find(null), [], header, options)];
  return [...releases.values()].map(({ release, groups }) => assembleFleet(release, groups, header, options));
}

async function finderFor({ base, excusesOf }: AssessOptions): Promise<KindFinder> {
  if (typeof base === 'function') return kindFinder((commit) => base(commit).then(prepareJudging), excusesOf);
  return kindFinder(base && (await prepareJudging(base)), excusesOf);
}

/** Takes one device after the other, and waits just where there is something to wait for. */
async function eachDevice(
  devices: DeviceStream,
  kindOf: KindFinder,
  take: (device: Device, kind: Kind) => void | Promise<void>,
): Promise<FleetHeader> {
  let next = await devices.next();
  try {
    while (next.done !== true) {
      for (const device of next.value) {
        const kind = kindOf(device);
        const taken = take(device, kind instanceof Promise ? await kind : kind);
        if (taken instanceof Promise) await taken;
      }
      next = await devices.next();
    }
    return next.value;
  } finally {
    // Where judging fails, nobody is left to read on for.
    if (next.done !== true) await devices.return?.();
  }
}

/**
 * Devices that name no fleet belong to the one that the whole stream names, which may be said last;
 * where others named that one themselves, they join them.
 */
function nameFleet(fleets: Map<string | undefined, GatheredFleet>, named: string | undefined): void {
  const unnamed = fleets.get(undefined);
  if (!unnamed || named === undefined) return;
  const known = fleets.get(named);
  if (!known) {
    const renamed = [...fleets].map(([fleet, gathered]) => [fleet ?? named, gathered] as const);
    fleets.clear();
    for (const [fleet, gathered] of renamed) fleets.set(fleet, gathered);
    return;
  }
  for (const { facts, kind, devices } of unnamed.groups) {
    const group = known.groupOf(facts, kind);
    for (const device of devices) group.devices.add(device);
  }
  fleets.delete(undefined);
}

function assembleFleet(
  release: Release,
  gathered: readonly GatheredGroup[],
  { fleet, takenAt, isLive, isChosen }: { readonly [Key in keyof FleetHeader]: FleetHeader[Key] | undefined },
  { base }: AssessOptions,
): Assessment {
  const groups = gathered.map((group) => assembleGroup(release, group)).sort(byImportance);
  return {
    ...(fleet === undefined ? {} : { fleet }),
    ...(takenAt === undefined ? {} : { takenAt }),
    ...(isLive ? { isLive } : {}),
    ...(isChosen ? { isChosen } : {}),
    release,
    ...(base && { base: typeof base === 'function' ? 'current' : base }),
    counts: countDevices(groups, base !== undefined),
    groups,
    services: countServices(release, groups, base !== undefined),
    noVariant: findNoVariant(release, groups),
    ...(base && { removed: removedServices(release, groups) }),
  };
}

function assembleGroup(release: Release, gathered: GatheredGroup): Group {
  const { facts, judgement, kind, devices } = gathered;
  const before = beforeOf(gathered);
  return {
    facts,
    judgement: judgement.judgement,
    ...(judgement.generation ? { generation: judgement.generation.from } : {}),
    newerThanSeen: facts.supervisorVersion !== undefined && isNewerThanSeen(facts.supervisorVersion),
    services: judgement.services,
    findings: explain(release, judgement),
    ...(before && { before, change: changeOf(judgement.judgement, before) }),
    excuses: kind.excuses,
    ...(kind.reported && { reported: kind.reported }),
    devices,
  };
}

/** The judgements that matter first, then the largest groups, then by the facts: the order of devices makes no difference to that of groups. */
function byImportance(a: Group, b: Group): number {
  return (
    judgements.indexOf(a.judgement) - judgements.indexOf(b.judgement) ||
    b.devices.length - a.devices.length ||
    (sortKey(a) < sortKey(b) ? -1 : 1)
  );
}

function sortKey({ facts, before, excuses, reported }: Group): string {
  return JSON.stringify([facts, before, excuses, reported]);
}
