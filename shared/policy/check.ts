import type { FleetAdvice } from '../advice/index.ts';
import type { Assessment, UnreadFleet } from '../assessment/index.ts';
import { nearest } from '../lint/index.ts';
import { type Diagnostic, leavesUndecided, quoted, type Release, type Severity } from '../release/index.ts';
import { requirementsOf, requirementTypes } from '../supervisor/index.ts';
import { applyExcuses, type FleetExcuses } from './apply-excuses.ts';
import type { Excuse, Policy } from './policy.ts';
import { decideResult, type Result } from './result.ts';

/** All that a check found out. */
export interface Checked {
  /** absent where each device was judged for a release of its own: then each assessment has another */
  readonly release?: Release;
  readonly diagnostics: readonly Diagnostic[];
  readonly assessments: readonly Assessment[];
  /** fleets of which nothing can be said; empty by default */
  readonly unread?: readonly UnreadFleet[];
  /** why no device was looked at at all, where nobody was allowed to and that is as it should be */
  readonly unseen?: string;
  /** what the release was to be compared with, where no device was looked at */
  readonly comparedWith?: Release;
  /** what is wrong with the policy, so that nobody knows what is to be failed for */
  readonly policyError?: ResultError | undefined;
  /** the changes that would win the most devices of a fleet; that for findings stands in these */
  readonly advice?: ReadonlyMap<Assessment, readonly FleetAdvice[]>;
}

/** What a check found out, and what it comes to; every report is made of this. */
export interface Check extends Checked {
  readonly result: Result;
  /** why it comes to that, where the number of devices that reject doesn't say it already */
  readonly remarks: readonly string[];
  /** the fleets for which it fails, whatever else is wrong */
  readonly failing: ReadonlySet<Assessment>;
  /** what the policy's excuses come to, for each fleet that was judged */
  readonly excuses: ReadonlyMap<Assessment, FleetExcuses>;
}

/** What decides about a check. */
export type Terms = Pick<Policy, 'failOn' | 'maxRejecting' | 'excuses'>;

/**
 * Concludes a check. A project that leaves a contract undecided makes it an error whatever was
 * judged, since no release would be built of it, or not the one that was read; and so does a fleet
 * that could not be read, whatever is said of the others, and so does a policy with errors. What lint takes for an error doesn't: the
 * release is judged as it is. `today` is a date in UTC, `2026-11-24`.
 */
export function concludeCheck(checked: Checked, terms: Terms, today: string): Check {
  const { assessments } = checked;
  const failOn = terms.failOn ?? (assessments.some(({ base }) => base) ? ['newly-rejecting'] : ['rejecting']);
  const fleets = assessments.map((assessment) => {
    return { assessment, excuses: applyExcuses(assessment, terms.excuses, today) };
  });
  const error = checked.policyError ?? undecidedError(checked) ?? unreadError(checked);
  const { result, remarks, failing } = decideResult(fleets, failOn, terms.maxRejecting, checked.unseen);
  return {
    ...checked,
    diagnostics: [
      ...checked.diagnostics,
      ...uselessExcuses(
        checked,
        fleets.map(({ excuses }) => excuses),
      ),
    ],
    result: error ? errorResult(error, failOn) : result,
    remarks: error ? [] : remarks,
    failing,
    excuses: new Map(fleets.map(({ assessment, excuses }) => [assessment, excuses])),
  };
}

/** Excuses that name no device, where all devices there are were looked at; and those for something that isn't there. */
function uselessExcuses({ assessments, unread = [] }: Checked, fleets: readonly FleetExcuses[]): Diagnostic[] {
  if (unread.length > 0 || assessments.some(({ isChosen, counts }) => isChosen || counts.devices === 0)) return [];
  const [first] = fleets;
  return (first?.applied ?? []).flatMap(({ excuse }, number) => {
    const named = fleets.reduce((sum, { applied }) => sum + (applied[number]?.named ?? 0), 0);
    if (named === 0) return [uselessExcuse(excuse, 'This excuse names no device of the fleets that were checked.')];
    const lacks = whatIsMissing(excuse, assessments);
    if (lacks === undefined) return [];
    return [
      uselessExcuse(
        excuse,
        `This excuse names ${named === 1 ? '1 device' : `${named} devices`} and excuses none: ${lacks}.`,
      ),
    ];
  });
}

/** Why an excuse excuses nobody, whatever devices do: what it is for isn't in any release. */
function whatIsMissing({ service, requirement }: Excuse, assessments: readonly Assessment[]): string | undefined {
  const services = assessments.flatMap(({ release }) => release.services);
  if (service !== undefined && !services.some(({ name }) => name === service)) {
    return `there is no service ${quoted(service)}`;
  }
  if (requirement === undefined) return undefined;
  const types = new Set(services.flatMap((one) => requirementsOf(one).flatMap(({ entry }) => requirementTypes(entry))));
  if (types.has(requirement)) return undefined;
  const meant = nearest(requirement, [...types])?.word;
  const probably = meant === undefined ? '' : `; probably ${quoted(meant)} is meant`;
  return `nothing asks for ${quoted(requirement)}${probably}`;
}

function uselessExcuse({ location }: Excuse, problem: string): Diagnostic {
  const message = `${problem} Remove it, or mend it.`;
  return { code: 'policy-excuse-unused', severity: 'note', message, location };
}

/**
 * Concludes a look at a project alone: failed where something was told of at least the severity that is
 * asked for, and an error where a contract is left undecided.
 */
export function concludeLint(
  release: Release,
  diagnostics: readonly Diagnostic[],
  failFrom: Severity = 'error',
): Check {
  const failOn = severities.slice(0, severities.indexOf(failFrom) + 1);
  const counted = failOn.flatMap((severity) => countOf(diagnostics, severity));
  const reasons = counted.length > 0 ? [`The project has ${counted.join(' and ')}.`] : [];
  const error = undecidedError({ release, diagnostics });
  const result: Result = error
    ? errorResult(error, failOn)
    : { status: counted.length > 0 ? 'failed' : 'passed', failOn, reasons };
  return { release, diagnostics, assessments: [], result, remarks: [], failing: new Set(), excuses: new Map() };
}

/** what matters most first */
const severities: readonly Severity[] = ['error', 'warning', 'note'];

function countOf(diagnostics: readonly Diagnostic[], severity: Severity): string[] {
  const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return number === 0 ? [] : [`${number} ${severity}${number === 1 ? '' : 's'}`];
}

type ResultError = NonNullable<Result['error']>;

function errorResult(error: ResultError, failOn: Result['failOn']): Result {
  return { status: 'error', failOn, reasons: [error.message], error };
}

/** The error that a project is which leaves a contract undecided; undefined for one that doesn't. */
function undecidedError({ release, diagnostics }: Pick<Checked, 'release' | 'diagnostics'>): ResultError | undefined {
  const errors = diagnostics.filter(leavesUndecided).length;
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
