import { Failure } from '../../shared/machine/failure.ts';
import { type FailOn, type Tolerance, toleranceOf } from '../../shared/policy/index.ts';
import { apiAddressOf } from './api-address.ts';

/** What a workflow asks of the Action; action.yml says what each is for. An input that is empty takes its default. */
export interface Inputs {
  readonly mode: (typeof modes)[number];
  /** slugs, ids or names; those of the policy where there are none */
  readonly fleets: readonly string[];
  readonly balenaToken: string | undefined;
  /** the address of the balena API */
  readonly apiUrl: string;
  /** the directory of the project: of a check the workspace where none is named; an audit reads one just where it is named */
  readonly source: string;
  readonly hasSource: boolean;
  readonly devices: string | undefined;
  readonly policy: string | undefined;
  readonly failOn: readonly FailOn[] | undefined;
  readonly maxRejecting: Tolerance | undefined;
  readonly annotations: (typeof annotations)[number];
  readonly comment: (typeof comments)[number];
  readonly summary: boolean;
  readonly names: (typeof names)[number];
  readonly reportFile: string | undefined;
  readonly sarifFile: string | undefined;
  readonly githubToken: string | undefined;
  /** of an audit: where its page goes */
  readonly pageFile: string | undefined;
  /** of an audit: the report of the last one */
  readonly since: string | undefined;
  /** which part of a plan this is */
  readonly part: { readonly part: number; readonly of: number } | undefined;
  /** of a merge: the directory with the reports of the parts */
  readonly reports: string | undefined;
  readonly issue: (typeof issues)[number];
  /** what the tracking issue is about: one issue each */
  readonly auditName: string;
  readonly issueLabels: readonly string[];
  readonly issueAssignees: readonly string[];
}

const modes = ['check', 'audit', 'plan', 'merge'] as const;
const issues = ['off', 'auto'] as const;
const annotations = ['auto', 'check-run', 'commands', 'off'] as const;
const comments = ['auto', 'always', 'off'] as const;
const switches = ['true', 'false'] as const;
const names = ['show', 'count', 'hash'] as const;
const failOns = ['rejecting', 'newly-rejecting', 'unprotected', 'unknown', 'never'] as const;

/** how much of a wrong input a message repeats, in characters */
const longestShown = 100;

/** Reads all inputs. Throws a Failure that names the input, what it is and what it may be. */
export function readInputs(given: (name: string) => string): Inputs {
  const text = (name: string) => given(name).trim() || undefined;
  return {
    mode: oneOf('mode', text('mode'), modes),
    fleets: listOf(text('fleet')),
    balenaToken: tokenOf('balena-token', text('balena-token')),
    apiUrl: apiAddressOf(text('environment')),
    source: text('source') ?? '.',
    hasSource: text('source') !== undefined,
    devices: text('devices'),
    policy: text('policy'),
    failOn: failOnOf(text('fail-on')),
    maxRejecting: maxRejectingOf(text('max-rejecting')),
    annotations: oneOf('annotations', text('annotations'), annotations),
    comment: oneOf('comment', text('comment'), comments),
    summary: oneOf('summary', text('summary')?.toLowerCase(), switches) === 'true',
    names: oneOf('names', text('names'), names),
    reportFile: text('report-file'),
    sarifFile: otherThanReport('sarif-file', text('sarif-file'), text('report-file')),
    pageFile: otherThanReport('page-file', text('page-file'), text('report-file')),
    githubToken: tokenOf('github-token', text('github-token')),
    since: text('since'),
    part: partOf(text('part')),
    reports: text('reports'),
    issue: oneOf('issue', text('issue'), issues),
    auditName: text('audit-name') ?? 'fleets',
    issueLabels: listOf(text('issue-labels') ?? 'balena-contracts'),
    issueAssignees: listOf(text('issue-assignees')),
  };
}

/** `2/5`: the second of five parts. */
function partOf(text: string | undefined): Inputs['part'] {
  if (text === undefined) return undefined;
  const [, part = 0, of = 0] = /^(\d{1,3})\/(\d{1,3})$/.exec(text)?.map(Number) ?? [];
  if (part >= 1 && part <= of) return { part, of };
  throw wrong('part', `is ${shown(text)}. Write which part of how many it is, such as 2/5, as the plan says.`);
}

/** Two reports for one file would leave the second alone. */
function otherThanReport(name: string, file: string | undefined, report: string | undefined): string | undefined {
  if (file === undefined || file !== report) return file;
  throw wrong(name, 'is the same file as report-file. Name another one.');
}

/** Names by line or comma, each once. */
function listOf(text = ''): string[] {
  const parts = text.split(/[\n,]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

function tokenOf(name: string, token: string | undefined): string | undefined {
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return token;
  // Of what would not pass for a header nothing is said but that it is there.
  throw wrong(
    name,
    'holds a blank, a line break or another character that no token has. Store the secret again, in one line.',
  );
}

function failOnOf(text: string | undefined): readonly FailOn[] | undefined {
  if (text === undefined) return undefined;
  const listed = listOf(text).map((one) => oneOf('fail-on', one, failOns));
  // Two expressions with a comma between are nothing where both are empty, and nothing is not never.
  if (listed.length === 0) return undefined;
  if (listed.includes('never') && listed.length > 1) {
    throw wrong('fail-on', 'names "never" beside others. Write "never" alone, or the others.');
  }
  return listed.filter((one) => one !== 'never');
}

function maxRejectingOf(text: string | undefined): Tolerance | undefined {
  if (text === undefined) return undefined;
  const tolerance = toleranceOf(text);
  if (tolerance) return tolerance;
  throw wrong(
    'max-rejecting',
    `is ${shown(text)}. Write a whole number of devices, such as 5, or a percentage, such as 2%.`,
  );
}

/** The first of the choices is the default. */
function oneOf<Choice extends string>(
  name: string,
  text: string | undefined,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  if (text === undefined) return choices[0];
  const choice = choices.find((one) => one === text);
  if (choice !== undefined) return choice;
  throw wrong(name, `is ${shown(text)}. It may be ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`);
}

function shown(text: string): string {
  return JSON.stringify(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);
}

function wrong(name: string, problem: string): Failure {
  return new Failure('input-invalid', `The input ${name} ${problem}`);
}
