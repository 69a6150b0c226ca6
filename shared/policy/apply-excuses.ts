import { type Assessment, type DeviceList, type Group, isRejecting, joinDevices } from '../assessment/index.ts';
import { type Finding, requirementTypes } from '../supervisor/index.ts';
import type { Excuse } from './policy.ts';

/** What the excuses of a policy come to in one fleet. */
export interface FleetExcuses {
  /** the groups of devices whose rejection doesn't count */
  readonly excused: ReadonlySet<Group>;
  /** by which excuses each of them is excused: the numbers of those that hold and cover something that is in its way */
  readonly excusedBy: ReadonlyMap<Group, readonly number[]>;
  /** for each excuse of the policy, in its order */
  readonly applied: readonly AppliedExcuse[];
}

/** One excuse, and whom it helps. */
export interface AppliedExcuse {
  readonly excuse: Excuse;
  /** whether its last day is over, so that it excuses nobody */
  readonly ranOut: boolean;
  /** the devices that reject and that it excuses, or would if it had not run out */
  readonly devices: DeviceList;
  /** where it ran out: how many devices reject for something that it covers, and for something else, too */
  readonly partly: number;
  /** how many devices of the fleet it names, whatever they do */
  readonly named: number;
}

/**
 * Applies excuses. A device that rejects is excused where all that is in its way is covered by excuses that name it and
 * hold: from the day behind `until` an excuse counts for nothing. `today` is a date in UTC, `2026-11-24`.
 */
export function applyExcuses({ groups }: Assessment, excuses: readonly Excuse[], today: string): FleetExcuses {
  const rejecting = groups.filter(({ judgement }) => isRejecting(judgement));
  const helps = (number: number, { findings }: Group) => findings.some((finding) => covered(finding, excuses[number]));
  const covers = (group: Group, numbers: readonly number[]) =>
    group.findings.length > 0 &&
    group.findings.every((finding) => numbers.some((number) => covered(finding, excuses[number])));
  const holding = ({ excuses: numbers }: Group) =>
    numbers.filter((number) => excuses[number] && !ranOut(excuses[number], today));
  const excusedBy = new Map(
    rejecting
      .filter((group) => covers(group, holding(group)))
      .map((group) => [group, holding(group).filter((number) => helps(number, group))]),
  );
  const applied = excuses.map((excuse, number): AppliedExcuse => {
    const isOver = ranOut(excuse, today);
    const concerned = rejecting.filter((group) => group.excuses.includes(number) && helps(number, group));
    const left = concerned.filter((group) => !excusedBy.has(group));
    const missed = isOver ? left.filter((group) => covers(group, group.excuses)) : [];
    const helped = isOver ? missed : concerned.filter((group) => excusedBy.has(group));
    return {
      excuse,
      ranOut: isOver,
      devices: joinDevices(helped.map(({ devices }) => devices)),
      partly: isOver ? devicesIn(left) - devicesIn(missed) : 0,
      named: devicesIn(groups.filter((group) => group.excuses.includes(number))),
    };
  });
  return { excused: new Set(excusedBy.keys()), excusedBy, applied };
}

function devicesIn(groups: readonly Group[]): number {
  return groups.reduce((sum, { devices }) => sum + devices.length, 0);
}

function ranOut({ until }: Excuse, today: string): boolean {
  return until < today;
}

function covered({ service, requirement }: Finding, excuse: Excuse | undefined): boolean {
  if (!excuse) return false;
  if (excuse.service !== undefined && excuse.service !== service) return false;
  return excuse.requirement === undefined || requirementTypes(requirement).includes(excuse.requirement);
}
