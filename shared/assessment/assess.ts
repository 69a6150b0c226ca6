import { type Device, type Facts, type FactsCompleter, type FleetHeader, factsCompleter } from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import {
  askedFacts,
  explain,
  isNewerThanSeen,
  type Judge,
  type Judgement,
  judgements,
  prepareJudge,
} from '../supervisor/index.ts';
import type { Assessment, Group } from './assessment.ts';
import { countDevices } from './counts.ts';
import { type GatheredDevices, gatherDevices } from './device-list.ts';
import { makeFactsIndex } from './facts-index.ts';
import { countServices } from './services.ts';
import { findNoVariant } from './variants.ts';

/** a stream of devices, in batches, that says at its end what it knows of the whole */
export type DeviceStream = AsyncIterator<readonly Device[], FleetHeader>;

/**
 * Judges a release on a stream of devices: one assessment a fleet, in the order in which fleets
 * first appear; just one, without devices, for a stream without any.
 *
 * Facts that the devices don't say and that the release asks for are looked for in tables. Devices of
 * a fleet with equal facts share one judgement: each distinct set of facts is judged and
 * explained once. What stays in memory is those sets and, for each device, its uuid and name.
 */
export async function assess(release: Release, devices: DeviceStream): Promise<Assessment[]> {
  const judging = await prepareJudging(release);
  const fleets = new Map<string | undefined, GatheredFleet>();
  const header = await eachBatch(devices, (batch) => {
    for (const { uuid, name, fleet, facts } of batch) {
      let gathered = fleets.get(fleet);
      if (!gathered) {
        gathered = gatherFleet(judging);
        fleets.set(fleet, gathered);
      }
      gathered.groupOf(facts).devices.add({ uuid, name });
    }
  });
  if (fleets.size === 0) fleets.set(undefined, gatherFleet(judging));
  nameFleet(fleets, header.fleet);
  return [...fleets].map(([fleet, { groups }]) => assembleFleet(release, groups, { ...header, fleet }));
}

/** The release that a device should be running, as the device names it; null: there is none. */
export type ReleaseFinder = (name: string | null) => Promise<Release>;

/**
 * Judges for each device of one fleet the release that it should be running: one assessment a
 * release, in the order in which they first appear. `find` is asked once for each.
 */
export async function assessReleases(find: ReleaseFinder, devices: DeviceStream): Promise<Assessment[]> {
  const releases = new Map<string | null, { readonly release: Release; readonly gathered: GatheredFleet }>();
  const header = await eachBatch(devices, async (batch) => {
    for (const { uuid, name, facts, release: named = null } of batch) {
      let found = releases.get(named);
      if (!found) {
        const release = await find(named);
        found = { release, gathered: gatherFleet(await prepareJudging(release)) };
        releases.set(named, found);
      }
      found.gathered.groupOf(facts).devices.add({ uuid, name });
    }
  });
  if (releases.size === 0) {
    const release = await find(null);
    return [assembleFleet(release, [], header)];
  }
  return [...releases.values()].map(({ release, gathered }) => assembleFleet(release, gathered.groups, header));
}

async function eachBatch(
  devices: DeviceStream,
  take: (batch: readonly Device[]) => void | Promise<void>,
): Promise<FleetHeader> {
  let next = await devices.next();
  try {
    while (next.done !== true) {
      await take(next.value);
      next = await devices.next();
    }
    return next.value;
  } finally {
    // Where judging fails, nobody is left to read on for.
    if (next.done !== true) await devices.return?.();
  }
}

interface GatheredGroup {
  readonly facts: Facts;
  readonly judgement: Judgement;
  readonly devices: GatheredDevices;
}

interface GatheredFleet {
  readonly groups: readonly GatheredGroup[];
  readonly groupOf: (facts: Facts) => GatheredGroup;
}

/** A release made ready to be judged, with the tables of the facts that it asks for. */
interface Judging {
  readonly judge: Judge;
  readonly complete: FactsCompleter;
}

async function prepareJudging(release: Release): Promise<Judging> {
  return { judge: prepareJudge(release), complete: await factsCompleter(askedFacts(release)) };
}

function gatherFleet({ judge, complete }: Judging): GatheredFleet {
  const groups: GatheredGroup[] = [];
  const groupOf = makeFactsIndex((facts): GatheredGroup => {
    const group = { facts, judgement: judge(facts), devices: gatherDevices() };
    groups.push(group);
    return group;
  });
  return { groups, groupOf: (facts) => groupOf(complete(facts)) };
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
  for (const { facts, devices } of unnamed.groups) {
    const group = known.groupOf(facts);
    for (const device of devices) group.devices.add(device);
  }
  fleets.delete(undefined);
}

function assembleFleet(
  release: Release,
  gathered: readonly GatheredGroup[],
  { fleet, takenAt, isLive, isChosen }: { readonly [Key in keyof FleetHeader]: FleetHeader[Key] | undefined },
): Assessment {
  const groups = gathered.map((group) => assembleGroup(release, group)).sort(byImportance);
  return {
    ...(fleet === undefined ? {} : { fleet }),
    ...(takenAt === undefined ? {} : { takenAt }),
    ...(isLive ? { isLive } : {}),
    ...(isChosen ? { isChosen } : {}),
    release,
    counts: countDevices(groups),
    groups,
    services: countServices(release, groups),
    noVariant: findNoVariant(release, groups),
  };
}

function assembleGroup(release: Release, { facts, judgement, devices }: GatheredGroup): Group {
  return {
    facts,
    judgement: judgement.judgement,
    ...(judgement.generation ? { generation: judgement.generation.from } : {}),
    newerThanSeen: facts.supervisorVersion !== undefined && isNewerThanSeen(facts.supervisorVersion),
    services: judgement.services,
    findings: explain(release, judgement),
    devices,
  };
}

/** The judgements that matter first, then the largest groups, then by the facts: the order of devices makes no difference to that of groups. */
function byImportance(a: Group, b: Group): number {
  return (
    judgements.indexOf(a.judgement) - judgements.indexOf(b.judgement) ||
    b.devices.length - a.devices.length ||
    (JSON.stringify(a.facts) < JSON.stringify(b.facts) ? -1 : 1)
  );
}
