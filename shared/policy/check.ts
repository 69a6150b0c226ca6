import type { Assessment } from '../assessment/index.ts';
import type { Diagnostic, Release } from '../release/index.ts';
import { decideResult, type FailOn, type Result } from './result.ts';

/** All that a check found out. */
export interface Checked {
  readonly release: Release;
  readonly diagnostics: readonly Diagnostic[];
  readonly assessments: readonly Assessment[];
}

/** What a check found out, and what it comes to; every report is made of this. */
export interface Check extends Checked {
  readonly result: Result;
}

/**
 * Concludes a check. A project that leaves a contract undecided makes it an error whatever was
 * judged, since no release would be built of it, or not the one that was read.
 */
export function concludeCheck(checked: Checked, failOn: readonly FailOn[]): Check {
  return {
    ...checked,
    result: undecidedResult(checked, failOn) ?? decideResult(checked.assessments, failOn),
  };
}

/** Concludes a look at a project alone: passed where it has no errors. */
export function concludeLint(release: Release, diagnostics: readonly Diagnostic[]): Check {
  const result = undecidedResult({ release, diagnostics }, []) ?? { status: 'passed', failOn: [], reasons: [] };
  return { release, diagnostics, assessments: [], result };
}

/** The error that a project with errors is; undefined where it has none. */
function undecidedResult(
  { release, diagnostics }: Pick<Checked, 'release' | 'diagnostics'>,
  failOn: readonly FailOn[],
): Result | undefined {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const undecided = release.undecided ?? release.services.find((service) => service.undecided !== undefined)?.undecided;
  if (errors === 0 && undecided === undefined) return undefined;
  const what = errors === 0 ? undecided : `The project has ${errors === 1 ? 'an error' : `${errors} errors`}`;
  const message = `${what?.replace(/\.$/, '')}, so it is not known what a device would get.`;
  return { status: 'error', failOn, reasons: [message], error: { code: 'project-undecided', message } };
}
