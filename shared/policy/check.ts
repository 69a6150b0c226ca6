import type { Assessment, UnreadFleet } from '../assessment/index.ts';
import type { Diagnostic, Release } from '../release/index.ts';
import { decideResult, type FailOn, type Result } from './result.ts';

/** All that a check found out. */
export interface Checked {
  /** absent where each device was judged for a release of its own: then each assessment has another */
  readonly release?: Release;
  readonly diagnostics: readonly Diagnostic[];
  readonly assessments: readonly Assessment[];
  /** fleets of which nothing can be said; empty by default */
  readonly unread?: readonly UnreadFleet[];
}

/** What a check found out, and what it comes to; every report is made of this. */
export interface Check extends Checked {
  readonly result: Result;
}

/**
 * Concludes a check. A project that leaves a contract undecided makes it an error whatever was
 * judged, since no release would be built of it, or not the one that was read; and so does a fleet
 * that could not be read, whatever is said of the others.
 */
export function concludeCheck(checked: Checked, failOn: readonly FailOn[]): Check {
  const error = undecidedError(checked) ?? unreadError(checked);
  const result = error ? errorResult(error, failOn) : decideResult(checked.assessments, failOn);
  return { ...checked, result };
}

/** Concludes a look at a project alone: passed where it has no errors. */
export function concludeLint(release: Release, diagnostics: readonly Diagnostic[]): Check {
  const error = undecidedError({ release, diagnostics });
  const result = error ? errorResult(error, []) : ({ status: 'passed', failOn: [], reasons: [] } as const);
  return { release, diagnostics, assessments: [], result };
}

type ResultError = NonNullable<Result['error']>;

function errorResult(error: ResultError, failOn: readonly FailOn[]): Result {
  return { status: 'error', failOn, reasons: [error.message], error };
}

/** The error that a project with errors is; undefined where it has none. */
function undecidedError({ release, diagnostics }: Pick<Checked, 'release' | 'diagnostics'>): ResultError | undefined {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const { undecided, services = [] } = release ?? {};
  const why = undecided ?? services.find((service) => service.undecided !== undefined)?.undecided;
  if (errors === 0 && why === undefined) return undefined;
  const what = errors === 0 ? why : `The project has ${errors === 1 ? 'an error' : `${errors} errors`}`;
  const message = `${what?.replace(/\.$/, '')}, so it is not known what a device would get.`;
  return { code: 'project-undecided', message };
}

/** how many fleets a message names */
const mostNamed = 5;

/** The error that a fleet is which could not be read, or several are. */
function unreadError({ unread = [] }: Checked): ResultError | undefined {
  const [first, ...others] = unread;
  if (!first) return undefined;
  if (others.length === 0) {
    return {
      code: first.error.code,
      message: `Nothing can be said of the fleet ${first.fleet}. ${first.error.message}`,
    };
  }
  const each = unread.slice(0, mostNamed).map(({ fleet, error }) => `${fleet}: ${error.message}`);
  if (unread.length > mostNamed) each.push(`And ${unread.length - mostNamed} more.`);
  return { code: first.error.code, message: `Nothing can be said of ${unread.length} fleets. ${each.join(' ')}` };
}
