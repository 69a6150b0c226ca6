import type { Assessment, Counts } from '../assessment/index.ts';
import type { Severity } from '../release/index.ts';

/** What a check can fail on; `never` is an empty list. */
export type FailOn = 'rejecting' | 'unprotected' | 'unknown';

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

/**
 * Passed or failed: a check fails for a single device of those that `failOn` names, and with
 * `unknown` in it also for a fleet without devices.
 * It is skipped, never passed, where not one device could be judged.
 */
export function decideResult(assessments: readonly Assessment[], failOn: readonly FailOn[]): Result {
  const failing = assessments.flatMap((assessment) => failOn.flatMap((what) => failure(assessment, what)));
  if (failing.length > 0) return { status: 'failed', failOn, reasons: failing };
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
  unprotected: 'would run the release although a requirement is unmet',
  unknown: 'could not be judged',
} as const satisfies Record<FailOn, string>;

function failure(assessment: Assessment, what: FailOn): string[] {
  const { fleet, counts } = assessment;
  const count: number = counts[what satisfies keyof Counts];
  // Who counts the unknown as a failure wants to know of a fleet in which there was nothing to judge.
  if (what === 'unknown' && counts.devices === 0) return [nothingJudged(assessment)];
  if (count === 0) return [];
  const of = fleet === undefined ? '' : ` of ${fleet}`;
  return [`${count} of ${counts.devices} devices${of} ${verbs[what]}.`];
}
