import { escapeXml } from '../escape/xml.ts';

export interface JunitSuite {
  readonly name: string;
  /** an ISO time, as the source of the devices gives it */
  readonly takenAt?: string;
  readonly cases: readonly JunitCase[];
}

/** One case, not yet escaped; without an outcome it passed. */
export interface JunitCase {
  readonly name: string;
  readonly outcome?: 'failure' | 'error' | 'skipped';
  /** of a failure or an error: which kind */
  readonly type?: string;
  readonly message?: string;
  /** what is to be said of it at length, line by line */
  readonly lines: readonly string[];
}

/** How many cases there are, or how many with one outcome. */
export function total(suites: readonly JunitSuite[], what: 'tests' | NonNullable<JunitCase['outcome']>): number {
  return suites.reduce(
    (sum, { cases }) => sum + cases.filter(({ outcome }) => what === 'tests' || outcome === what).length,
    0,
  );
}

/** What is written as a time is one: a stranger's snapshot may say anything. */
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;

export function suiteElement(
  suite: JunitSuite,
  properties: readonly (readonly [name: string, value: string])[],
): string {
  const { name, takenAt, cases } = suite;
  const attributes = {
    name,
    tests: total([suite], 'tests'),
    failures: total([suite], 'failure'),
    errors: total([suite], 'error'),
    skipped: total([suite], 'skipped'),
    ...(takenAt !== undefined && time.test(takenAt) ? { timestamp: takenAt } : {}),
  };
  const told = properties.map(([property, value]) => element('property', { name: property, value })).join('');
  return element(
    'testsuite',
    attributes,
    element('properties', {}, told) + cases.map((one) => caseElement(one, name)).join(''),
  );
}

function caseElement({ name, outcome, type, message, lines }: JunitCase, suite: string): string {
  const attributes = { name, classname: suite };
  // Behind a dash no line is a command to the runner of a workflow.
  const said = lines.map((line) => `- ${escapeXml(line)}\n`).join('');
  if (outcome === undefined) return element('testcase', attributes, element('system-out', {}, said));
  const about = { ...(type === undefined ? {} : { type }), ...(message === undefined ? {} : { message }) };
  // What is skipped has no text of its own in what readers of these files take.
  const told =
    outcome === 'skipped' ? element('skipped', about) + element('system-out', {}, said) : element(outcome, about, said);
  return element('testcase', attributes, told);
}

/** An element on lines of its own, its attributes escaped here; `content` is XML already. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const start = `${name}${written.join('')}`;
  if (content === '') return `<${start}/>\n`;
  return `<${start}>\n${content}</${name}>\n`;
}
