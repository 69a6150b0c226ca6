import type { Assessment, UnreadFleet } from '../../assessment/index.ts';
import type { Check } from '../../policy/index.ts';
import { type Diagnostic, formatLocation } from '../../release/index.ts';
import { sectionsOf } from '../sections.ts';
import { judgedFleets, verdictOf } from '../verdict.ts';
import { element, type JunitCase, type JunitSuite, suiteElement, total } from './elements.ts';
import { caseOfGroup } from './group-case.ts';

/**
 * A check as JUnit XML: a suite a fleet, and in it a case for each group of devices with the same facts. A case fails
 * where its devices are as the check's `failOn` names them; it is skipped where they are excused, tolerated, or could not
 * be judged.
 * The project's own diagnostics are a suite before them, a case each, and a fleet that could not be read is one with an
 * error. Ends with a newline.
 */
export function toJunit(check: Check): string {
  const { diagnostics, result, unread = [] } = check;
  const suites = [
    ...(diagnostics.length > 0 ? [projectSuite(diagnostics)] : []),
    ...judgedFleets(check).map((assessment) => fleetSuite(assessment, check)),
    ...unread.map(unreadSuite),
  ];
  // An error that no case tells of is one of its own.
  const isTold = suites.some(({ cases }) => cases.some(({ outcome }) => outcome === 'error'));
  if (result.error && !isTold) suites.push(errorSuite('check', result.error));
  const counts = { tests: total(suites, 'tests'), failures: total(suites, 'failure'), errors: total(suites, 'error') };
  const attributes = { name: 'balena-contracts', ...counts, skipped: total(suites, 'skipped') };
  const properties = [
    ['result', result.status],
    ['verdict', verdictOf(check).sentence],
    ['fail-on', result.failOn.join(', ') || 'never'],
    ...check.remarks.map((remark) => ['remark', remark] as const),
    ...[...(check.advice?.values() ?? [])].flatMap(([best]) => (best ? [['advice', best.message] as const] : [])),
  ] as const;
  const whole = element('testsuites', attributes, suites.map((suite) => suiteElement(suite, properties)).join(''));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${whole}`;
}

function fleetSuite(assessment: Assessment, check: Check): JunitSuite {
  const { fleet = 'devices without a fleet', release, takenAt, groups } = assessment;
  const name = check.release ? fleet : `${fleet}, ${release.source}`;
  const sections = sectionsOf(assessment, check);
  const seen = new Map<string, number>();
  return {
    name,
    ...(takenAt === undefined ? {} : { takenAt }),
    cases: groups.map((group) => {
      const made = caseOfGroup(group, sections, assessment, check);
      // Groups of one name differ in what they are compared with, or in who excuses them.
      const times = (seen.get(made.name) ?? 0) + 1;
      seen.set(made.name, times);
      return times === 1 ? made : { ...made, name: `${made.name} (${times})` };
    }),
  };
}

function projectSuite(diagnostics: readonly Diagnostic[]): JunitSuite {
  return { name: 'project', cases: diagnostics.map(diagnosticCase) };
}

function diagnosticCase({ code, severity, message, location }: Diagnostic): JunitCase {
  const place = formatLocation(location);
  const lines = [`${place} ${severity} ${code}: ${message}`];
  return {
    name: `${code} in ${place}`,
    ...(severity === 'error' ? { outcome: 'error', type: code, message, lines } : { lines }),
  };
}

function unreadSuite({ fleet, error }: UnreadFleet): JunitSuite {
  return errorSuite(fleet, error);
}

function errorSuite(name: string, { code, message }: UnreadFleet['error']): JunitSuite {
  return { name, cases: [{ name: 'could be checked', outcome: 'error', type: code, message, lines: [message] }] };
}
