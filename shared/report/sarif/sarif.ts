import type { Check } from '../../policy/index.ts';
import { type Diagnostic, wholeProject } from '../../release/index.ts';
import { cut } from '../cut.ts';
import { escapeSarif } from '../escape/sarif.ts';
import { count } from '../numbers.ts';
import { judgedFleets, verdictOf } from '../verdict.ts';
import { fingerprinter, fingerprintName } from './fingerprint.ts';
import { type FoundResult, fleetResults } from './fleet-results.ts';
import type { SarifLevel, SarifLog, SarifMessage, SarifResult } from './log.ts';
import { placesOf, sourceRoot } from './places.ts';
import { gatherRules, type Rules } from './rules.ts';

/** how many results GitHub shows of a file; it refuses one of more than 25,000 */
const mostResults = 5000;
/** how many further places of one result are named */
const mostRelated = 20;
/** how long a message may be, in characters */
const longestMessage = 4000;

export interface SarifOptions {
  /** the source directory from where files are named, with `/`; by default as the source is named */
  readonly directory?: string;
}

const severities: readonly SarifLevel[] = ['error', 'warning', 'note'];

/**
 * A check as SARIF 2.1.0, as GitHub's code scanning takes it: a rule for each reason and each diagnostic code, a result
 * for each diagnostic, and for each requirement that some devices of a fleet have something against. The gravest come
 * first, and what is too much for GitHub is counted. What is excused is suppressed, with its reason.
 */
export function toSarif(check: Check, options: SarifOptions = {}): SarifLog {
  const rules = gatherRules();
  const found = [
    ...check.diagnostics.map((one) => diagnosticResult(one, check, options)),
    ...fleetsResults(check, options),
  ];
  const sorted = severities.flatMap((severity) => found.filter(({ level }) => level === severity));
  const fingerprint = fingerprinter();
  const results = sorted.slice(0, mostResults).map((one) => toResult(one, rules, fingerprint));
  const hidden = sorted.length - results.length;
  const { result, unread = [] } = check;
  const notifications = [
    {
      level: result.status === 'error' ? ('error' as const) : ('note' as const),
      message: message(verdictOf(check).sentence),
    },
    ...unread.map(({ fleet, error }) => ({ level: 'error' as const, message: message(`${fleet}: ${error.message}`) })),
    ...[...check.remarks, ...adviceOf(check)].map((said) => ({ level: 'note' as const, message: message(said) })),
    ...(hidden > 0 ? [{ level: 'note' as const, message: message(`${count(hidden, 'more result')} left out.`) }] : []),
  ];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'balena-contracts', rules: rules.rules } },
        invocations: [{ executionSuccessful: result.status !== 'error', toolExecutionNotifications: notifications }],
        originalUriBaseIds: { [sourceRoot]: { description: message('The directory in which the check ran.') } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}

function fleetsResults(check: Check, { directory }: SarifOptions): FoundResult[] {
  return judgedFleets(check).flatMap((assessment) => fleetResults(assessment, check, directory));
}

/** What would win the most devices of each fleet. */
function adviceOf({ advice }: Check): string[] {
  return [...(advice?.values() ?? [])].flatMap(([best]) => best?.message ?? []);
}

function diagnosticResult(
  { code, severity, message, location, related = [] }: Diagnostic,
  { release }: Check,
  { directory }: SarifOptions,
): FoundResult {
  const { placeOf, isBelow } = placesOf(release, directory);
  return {
    rule: code,
    level: severity,
    message: location.file === wholeProject || isBelow(location) ? message : `${location.file}: ${message}`,
    place: placeOf(location),
    related: related.slice(0, mostRelated).map((one) => ({ place: placeOf(one.location), what: one.message })),
    // A message may name a line, so that a moved one would be another.
    about: [code, location.file, message.replace(/\d+/g, '')],
  };
}

function toResult(found: FoundResult, rules: Rules, fingerprint: ReturnType<typeof fingerprinter>): SarifResult {
  const { rule, level, message: text, place, related, about, excused } = found;
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level,
    message: message(text),
    locations: [place],
    ...(related.length > 0 && {
      relatedLocations: related.map(({ place: other, what }, index) => ({
        id: index + 1,
        ...other,
        message: message(what),
      })),
    }),
    partialFingerprints: { [fingerprintName]: fingerprint(about) },
    ...(excused !== undefined && { suppressions: [{ kind: 'external', justification: cut(excused, longestMessage) }] }),
  };
}

function message(text: string): SarifMessage {
  return { text: escapeSarif(cut(text, longestMessage)) };
}
