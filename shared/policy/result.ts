import type { Assessment, Group } from '../assessment/index.ts';
import { countDevices, isRejecting } from '../assessment/index.ts';
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

/** What a check comes to, with what follows for its fleets. */
export interface Decision {
  readonly result: Result;
  /** those of the reasons that don't follow from how many devices (newly) reject the release */
  readonly remarks: readonly string[];
  /** the fleets for which it fails */
  readonly failing: ReadonlySet<Assessment>;
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
  judged: readonly JudgedFleet[],
  failOn: readonly FailOn[],
  tolerance: Tolerance = { devices: 0 },
  unseen?: string,
): Decision {
  const fleets = joinReleases(judged);
  const decide = (status: Status, told: readonly Reason[], failing: readonly JoinedFleet[] = []): Decision => ({
    result: { status, failOn, reasons: told.map(({ sentence }) => sentence) },
    remarks: told.flatMap(({ sentence, isPlain }) => (isPlain ? [] : [sentence])),
    failing: new Set(failing.flatMap(({ releases }) => releases)),
  });
  if (unseen !== undefined) {
    return decide(failOn.includes('unknown') ? 'failed' : 'skipped', [{ sentence: unseen, isPlain: true }]);
  }
  const failing = fleets.filter((fleet) => failureOf(fleet, failOn, tolerance) !== undefined);
  if (failing.length > 0) {
    const why = failing.flatMap((fleet) => failureOf(fleet, failOn, tolerance) ?? []);
    return decide('failed', [...why, ...newWithoutBase(fleets, failOn)], failing);
  }
  const assessments = fleets.map(({ assessment }) => assessment);
  const known = assessments.reduce((sum, { counts }) => sum + counts.devices - counts.unknown, 0);
  const unjudged = assessments.filter(({ counts }) => counts.devices === counts.unknown);
  if (known > 0) {
    const fine = fleets.flatMap((fleet) => whyFine(fleet, failOn, tolerance));
    const alone = unjudged.map((one): Reason => ({ sentence: nothingJudged(one), isPlain: true }));
    return decide('passed', [...fine, ...alone]);
  }
  const devices = assessments.reduce((sum, { counts }) => sum + counts.devices, 0);
  const why =
    devices === 0
      ? 'There are no devices, so nothing was judged.'
      : 'Not one device could be judged: what decides is unknown for all of them.';
  return decide('skipped', [{ sentence: why, isPlain: true }]);
}

/** One fleet, with the assessments that it is made of. */
interface JoinedFleet extends JudgedFleet {
  readonly releases: readonly Assessment[];
}

/** A fleet whose devices were judged for several releases is one fleet all the same, and its devices count together. */
function joinReleases(judged: readonly JudgedFleet[]): JoinedFleet[] {
  const fleets = new Map<unknown, JudgedFleet[]>();
  for (const one of judged) {
    const key = one.assessment.fleet ?? one;
    fleets.set(key, [...(fleets.get(key) ?? []), one]);
  }
  return [...fleets.values()].flatMap((all) => {
    const [first, ...others] = all;
    if (!first) return [];
    if (others.length === 0) return [{ ...first, releases: [first.assessment] }];
    const { assessment, excuses } = first;
    const groups = all.flatMap((one) => one.assessment.groups);
    const counts = countDevices(groups, assessment.base !== undefined);
    const excused = new Set(all.flatMap((one) => [...one.excuses.excused]));
    return [
      {
        assessment: { ...assessment, counts, groups },
        excuses: { ...excuses, excused },
        releases: all.map((one) => one.assessment),
      },
    ];
  });
}

/** Why a check comes to what it does. */
interface Reason {
  readonly sentence: string;
  /** whether the number of devices that (newly) reject the release says it already */
  readonly isPlain: boolean;
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

/** Why a fleet fails a check; undefined where it doesn't. */
function failureOf(fleet: JudgedFleet, failOn: readonly FailOn[], tolerance: Tolerance): Reason | undefined {
  const { assessment } = fleet;
  // Who counts the unknown as a failure wants to know of a fleet in which there was nothing to judge.
  if (failOn.includes('unknown') && assessment.counts.devices === 0) {
    return { sentence: nothingJudged(assessment), isPlain: true };
  }
  const counted = devicesOf(fleet, (group) => countsAsFailing(group, failOn));
  if (counted <= tolerated(assessment, tolerance)) return undefined;
  const isTolerant = !('devices' in tolerance) || tolerance.devices > 0;
  const more = isTolerant ? `; ${describe(tolerance, assessment)} would be fine` : '';
  const isPlain = !isTolerant && failOn.every((what) => what === 'rejecting' || what === 'newly-rejecting');
  return { sentence: `${countedSentence(fleet, failOn, counted)}${more}.`, isPlain };
}

/** `2 of 10 devices of acme/kiosk would reject the release`; of several kinds how many there are of each. */
function countedSentence(fleet: JudgedFleet, failOn: readonly FailOn[], counted: number): string {
  const { fleet: slug, counts, base } = fleet.assessment;
  const does = (what: FailOn) => verbs[what === 'newly-rejecting' && !base ? 'rejecting' : what];
  const of = slug === undefined ? '' : ` of ${slug}`;
  // Who newly rejects does reject: with both in the list each device counts once.
  const kinds = failOn.includes('rejecting') ? failOn.filter((what) => what !== 'newly-rejecting') : failOn;
  const present = kinds
    .map((what) => ({ what, devices: devicesOf(fleet, (group) => isCounted(group, what)) }))
    .filter(({ devices }) => devices > 0);
  const [only, ...others] = present;
  const all = `${counted} of ${counts.devices} devices${of}`;
  if (only && others.length === 0) return `${all} ${does(only.what)}`;
  return `${all} count: ${present.map(({ what, devices }) => `${devices} ${does(what)}`).join(', ')}`;
}

/** Why a fleet passes although devices reject the release, or are otherwise as nobody would expect of one that passes. */
function whyFine(fleet: JudgedFleet, failOn: readonly FailOn[], tolerance: Tolerance): Reason[] {
  const { assessment, excuses } = fleet;
  const counted = devicesOf(fleet, (group) => countsAsFailing(group, failOn));
  if (counted > 0) {
    const sentence = `${countedSentence(fleet, failOn, counted)}, and up to ${describe(tolerance, assessment)} may.`;
    return [{ sentence, isPlain: false }];
  }
  const rejecting = devicesOf({ assessment, excuses }, ({ judgement }) => isRejecting(judgement));
  const beside = assessment.base ? 'newly-rejecting' : 'rejecting';
  if (rejecting === 0 || failOn.includes(beside) || failOn.includes('rejecting')) return [];
  const sentence =
    failOn.length === 0
      ? 'This check never fails (fail-on: never).'
      : `This check fails just for ${failOn.join(' and ')}.`;
  return [{ sentence, isPlain: false }];
}

/** What `newly-rejecting` comes to where there is nothing to compare with. */
function newWithoutBase(fleets: readonly JudgedFleet[], failOn: readonly FailOn[]): Reason[] {
  const isMeant = failOn.includes('newly-rejecting') && !failOn.includes('rejecting');
  if (!isMeant || !fleets.some(({ assessment: { base, counts } }) => !base && counts.rejecting > 0)) return [];
  return [{ sentence: 'There is nothing to compare with, so all that reject count as new.', isPlain: false }];
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
  if (what !== 'newly-rejecting') return judgement === what;
  // Where there is nothing to compare with, nobody knows that it was so before.
  return change === undefined ? isRejecting(judgement) : change === 'newly-rejecting';
}

/** how many devices of what counts are still fine; of a share the whole devices in it */
export function tolerated({ counts }: Pick<Assessment, 'counts'>, tolerance: Tolerance): number {
  if ('devices' in tolerance) return tolerance.devices;
  // In thousandths of a percent, of which a tolerance has whole ones: so nothing is lost by rounding.
  return Math.floor(((counts.devices - counts.unknown) * Math.round(tolerance.percent * 1000)) / 100_000);
}

/** `2`, or `2% (1 device)` */
function describe(tolerance: Tolerance, assessment: Assessment): string {
  if ('devices' in tolerance) return `${tolerance.devices}`;
  const devices = tolerated(assessment, tolerance);
  return `${tolerance.percent}% (${devices === 0 ? 'no' : devices} ${devices === 1 ? 'device' : 'devices'})`;
}
