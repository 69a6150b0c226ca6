import type { Device, Facts, SnapshotHeader } from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import { explain, isNewerThanSeen, type Judge, type Judgement, judgements, prepareJudge } from '../supervisor/index.ts';
import type { Assessment, Group } from './assessment.ts';
import { countDevices } from './counts.ts';
import { type GatheredDevices, gatherDevices } from './device-list.ts';
import { makeFactsIndex } from './facts-index.ts';
import { countServices } from './services.ts';
import { findNoVariant } from './variants.ts';

/** a stream of devices, in batches, that says at its end what it knows of the whole */
export type DeviceStream = AsyncIterator<readonly Device[], SnapshotHeader>;

/**
 * Judges a release on a stream of devices: one assessment a fleet, in the order in which fleets
 * first appear; just one, without devices, for a stream without any.
 *
 * Devices of a fleet with equal facts share one judgement: each distinct set of facts is judged and
 * explained once. What stays in memory is those sets and, for each device, its uuid and name.
 */
export async function assess(release: Release, devices: DeviceStream): Promise<Assessment[]> {
  const judge = prepareJudge(release);
  const fleets = new Map<string | undefined, GatheredFleet>();
  let next = await devices.next();
  while (next.done !== true) {
    for (const { uuid, name, fleet, facts } of next.value) {
      let gathered = fleets.get(fleet);
      if (!gathered) {
        gathered = gatherFleet(judge);
        fleets.set(fleet, gathered);
      }
      gathered.groupOf(facts).devices.add({ uuid, name });
    }
    next = await devices.next();
  }
  const { fleet: named, takenAt } = next.value;
  if (fleets.size === 0) fleets.set(undefined, gatherFleet(judge));
  nameFleet(fleets, named);
  return [...fleets].map(([fleet, { groups }]) => ({
    ...(fleet === undefined ? {} : { fleet }),
    ...(takenAt === undefined ? {} : { takenAt }),
    ...assembleFleet(release, groups),
  }));
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

function gatherFleet(judge: Judge): GatheredFleet {
  const groups: GatheredGroup[] = [];
  const groupOf = makeFactsIndex((facts): GatheredGroup => {
    const group = { facts, judgement: judge(facts), devices: gatherDevices() };
    groups.push(group);
    return group;
  });
  return { groups, groupOf };
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

function assembleFleet(release: Release, gathered: readonly GatheredGroup[]) {
  const groups = gathered.map((group) => assembleGroup(release, group)).sort(byImportance);
  return {
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
    findings: explain(release, facts, judgement),
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
