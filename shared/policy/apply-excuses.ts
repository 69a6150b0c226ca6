import { type Assessment, type DeviceList, type Group, isRejecting, joinDevices } from '../assessment/index.ts';
import { type Finding, requirementTypes } from '../supervisor/index.ts';
import type { Excuse } from './policy.ts';

/** What the excuses of a policy come to in one fleet. */
export interface FleetExcuses {
  /** the groups of devices whose rejection doesn't count */
  readonly excused: ReadonlySet<Group>;
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
  /** how many devices of the fleet it names, whatever they do */
  readonly named: number;
}

/**
 * Applies excuses. A device that rejects is excused where all that is in its way is covered by excuses that name it and
 * hold: from the day behind `until` an excuse counts for nothing. `today` is a date in UTC, `2026-11-24`.
 */
export function applyExcuses({ groups }: Assessment, excuses: readonly Excuse[], today: string): FleetExcuses {
  const rejecting = groups.filter(({ judgement }) => isRejecting(judgement));
  const excusing = (group: Group, holding: boolean) =>
    group.excuses.filter((number) => {
      const excuse = excuses[number];
      return excuse && (!holding || !ranOut(excuse, today));
    });
  const covers = (group: Group, numbers: readonly number[]) =>
    group.findings.length > 0 &&
    group.findings.every((finding) => numbers.some((number) => covered(finding, excuses[number])));
  const excused = new Set(rejecting.filter((group) => covers(group, excusing(group, true))));
  const applied = excuses.map((excuse, number): AppliedExcuse => {
    const isOver = ranOut(excuse, today);
    const helped = rejecting.filter(
      (group) =>
        group.excuses.includes(number) && (isOver ? covers(group, excusing(group, false)) : excused.has(group)),
    );
    const named = groups.filter((group) => group.excuses.includes(number));
    return {
      excuse,
      ranOut: isOver,
      devices: joinDevices(
        (isOver ? helped.filter((group) => !excused.has(group)) : helped).map(({ devices }) => devices),
      ),
      named: named.reduce((sum, { devices }) => sum + devices.length, 0),
    };
  });
  return { excused, applied };
}

function ranOut({ until }: Excuse, today: string): boolean {
  return until < today;
}

function covered({ service, requirement }: Finding, excuse: Excuse | undefined): boolean {
  if (!excuse) return false;
  if (excuse.service !== undefined && excuse.service !== service) return false;
  return excuse.requirement === undefined || requirementTypes(requirement).includes(excuse.requirement);
}
