import { type DeviceList, type Group, joinDevices } from '../assessment/index.ts';
import type { Facts } from '../fleet/index.ts';
import type { Finding } from '../supervisor/index.ts';

/** The devices of one judgement that have the same reasons for it, whatever else tells them apart. */
export interface Cause {
  readonly devices: DeviceList;
  readonly findings: readonly SharedFinding[];
}

/** One finding of several kinds of devices: the same requirement and reason, with all that the devices have. */
export interface SharedFinding {
  /** one kind's finding, to stand for all */
  readonly finding: Finding;
  /** the facts of each kind, beside what it has of what was asked */
  readonly kinds: readonly SharedKind[];
}

export interface SharedKind {
  readonly facts: Facts;
  readonly has: string | null | undefined;
  /** absent where there is none, or where it stands with another finding of the cause */
  readonly advice?: string;
}

interface GatheredCause {
  readonly devices: DeviceList[];
  readonly findings: { readonly finding: Finding; readonly kinds: SharedKind[] }[];
}

/**
 * Joins groups whose findings are about the same requirements for the same reasons, the cause of
 * most devices first. `choose` says which of a group's findings to go by.
 */
export function joinByCause(
  groups: readonly Group[],
  choose: (group: Group) => readonly Finding[] = ({ findings }) => findings,
): Cause[] {
  const causes = new Map<string, GatheredCause>();
  for (const group of groups) {
    const { facts, devices } = group;
    const deciding = choose(group);
    const key = JSON.stringify(deciding.map(findingKey));
    const cause = causes.get(key) ?? { devices: [], findings: deciding.map((finding) => ({ finding, kinds: [] })) };
    causes.set(key, cause);
    cause.devices.push(devices);
    for (const [index, { has, advice }] of deciding.entries()) {
      // What helps against several findings is told once, behind the last of them.
      const isTold = advice !== undefined && deciding.findLastIndex((other) => other.advice === advice) === index;
      cause.findings[index]?.kinds.push({ facts, has, ...(isTold && { advice }) });
    }
  }
  const joined = [...causes.values()].map(({ devices, findings }) => ({ devices: joinDevices(devices), findings }));
  return joined.sort((a, b) => b.devices.length - a.devices.length);
}

/** Joins groups by one finding at a time: a cause for each, of all the devices that have it. */
export function joinByFinding(
  groups: readonly Group[],
  choose: (group: Group) => readonly Finding[] = ({ findings }) => findings,
): Cause[] {
  const single = groups.flatMap((group) => {
    const distinct = new Map(choose(group).map((finding) => [JSON.stringify(findingKey(finding)), finding]));
    return [...distinct.values()].map((finding) => ({ ...group, findings: [finding] }));
  });
  return joinByCause(single);
}

function findingKey({ service, location, reason, asked, has, message }: Finding): unknown[] {
  // Without a requirement the message is all there is; with one, it differs by what the device has.
  const what = asked ?? (reason === 'supervisor-unknown' ? '' : message);
  return [service, location?.file, location?.line, location?.column, reason, what, has === null, has === undefined];
}
