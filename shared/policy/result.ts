import type { Assessment, Group } from '../assessment/index.ts';
import { isRejecting } from '../assessment/index.ts';
import type { Severity } from '../release/index.ts';
import type { FleetExcuses } from './apply-excuses.ts';
import type { FailOn, Tolerance } from './policy.ts';

export type Status = 'passed' | 'failed' | 'skipped' | 'error';

/** The outcome of a check, with why in a sentence each. */
export interface Result {
  readonly status: Status;
  /** what makes a check fail; of a lint, severities */
  readonly failOn: readonly (FailOn | Severity)[];
  readonly reasons: readonly string[];
  /** just where status is `error` */
  readonly error?: { readonly code: string; readonly message: string };
}

/** One fleet of a check. */
export interface JudgedFleet {
  readonly assessment: Assessment;
  readonly excuses: FleetExcuses;
}

/**
 * Passed or failed: a check fails where more devices of a fleet are as `failOn` names them, and not
 * excused, than are tolerated; with `unknown` in it also for a fleet without devices. It is skipped,
 * never passed, where not one device could be judged. `unseen` says why nobody was allowed to look at one: what the
 * devices come to is unknown then.
 */
export function decideResult(
  fleets: readonly JudgedFleet[],
  failOn: readonly FailOn[],
  tolerance: Tolerance = { devices: 0 },
  unseen?: string,
): Result {
  if (unseen !== undefined) {
    return { status: failOn.includes('unknown') ? 'failed' : 'skipped', failOn, reasons: [unseen] };
  }
  const failing = fleets.flatMap((fleet) => failures(fleet, failOn, tolerance));
  if (failing.length > 0) return { status: 'failed', failOn, reasons: failing };
  const assessments = fleets.map(({ assessment }) => assessment);
  const judged = assessments.reduce((sum, { counts }) => sum + counts.devices - counts.unknown, 0);
  const unjudged = assessments.filter(({ counts }) => counts.devices === counts.unknown);
  if (judged > 0) return { status: 'passed', failOn, reasons: unjudged.map(nothingJudged) };
  const devices = assessments.reduce((sum, { counts }) => sum + counts.devices, 0);
  const why =
    devices === 0
      ? 'There are no devices, so nothing was judged.'
      : 'Not one device could be judged: what decides is unknown for all of them.';
  return { status: 'skipped', failOn, reasons: [why] };
}

/** what is said of a fleet beside others that could be judged */
function nothingJudged({ fleet, counts }: Assessment): string {
  const of = fleet === undefined ? 'without a fleet' : `of ${fleet}`;
  return counts.devices === 0 ? `There are no devices ${of}.` : `Not one device ${of} could be judged.`;
}

const verbs = {
  rejecting: 'would reject the release',
  'newly-rejecting': 'would newly reject the release',
  unprotected: 'would run the release although a requirement is unmet',
  unknown: 'could not be judged',
} as const satisfies Record<FailOn, string>;

function failures(fleet: JudgedFleet, failOn: readonly FailOn[], tolerance: Tolerance): string[] {
  const { counts } = fleet.assessment;
  // Who counts the unknown as a failure wants to know of a fleet in which there was nothing to judge.
  if (failOn.includes('unknown') && counts.devices === 0) return [nothingJudged(fleet.assessment)];
  const counted = devicesOf(fleet, (group) => countsAsFailing(group, failOn));
  if (counted <= tolerated(fleet.assessment, tolerance)) return [];
  return failOn.flatMap((what) => failure(fleet, what, tolerance));
}

function failure(fleet: JudgedFleet, what: FailOn, tolerance: Tolerance): string[] {
  const { fleet: slug, counts } = fleet.assessment;
  const devices = devicesOf(fleet, (group) => isCounted(group, what));
  if (devices === 0) return [];
  const of = slug === undefined ? '' : ` of ${slug}`;
  const more = 'devices' in tolerance && tolerance.devices === 0 ? '' : `; ${describe(tolerance)} would be fine`;
  return [`${devices} of ${counts.devices} devices${of} ${verbs[what]}${more}.`];
}

/** how many devices are in such groups and not excused */
function devicesOf({ assessment, excuses }: JudgedFleet, counted: (group: Group) => boolean): number {
  return assessment.groups.reduce(
    (sum, group) => sum + (counted(group) && !excuses.excused.has(group) ? group.devices.length : 0),
    0,
  );
}

/** Whether the devices of a group are as `failOn` names them, excused or not. */
export function countsAsFailing(group: Group, failOn: Result['failOn']): boolean {
  return failOn.some((what) => isCounted(group, what));
}

function isCounted({ judgement, change }: Group, what: Result['failOn'][number]): boolean {
  if (what === 'rejecting') return isRejecting(judgement);
  return what === 'newly-rejecting' ? change === 'newly-rejecting' : judgement === what;
}

/** how many devices of what counts are still fine; of a share the whole devices in it */
function tolerated({ counts }: Assessment, tolerance: Tolerance): number {
  if ('devices' in tolerance) return tolerance.devices;
  return Math.floor(((counts.devices - counts.unknown) * tolerance.percent) / 100);
}

function describe(tolerance: Tolerance): string {
  return 'devices' in tolerance ? `${tolerance.devices}` : `${tolerance.percent}%`;
}
