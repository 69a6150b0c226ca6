import { formatLocation } from '../../release/index.ts';
import {
  documentedAt,
  type ExplainedGeneration,
  type ExplainedRequirement,
  type ExplainedService,
  type Finding,
  generationsDocumentedAt,
  newestSeen,
  type RequirementOutcome,
  reasons,
  type ServiceOutcome,
  shorten,
} from '../../supervisor/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { type ExplainedDevice, recordOf } from '../explanation.ts';
import { diagnosticsSection } from './diagnostics.ts';
import { paragraph } from './layout.ts';
import { makeStyle, type Style } from './style.ts';
import type { TextOptions } from './text.ts';

/** One device's judgement for people: the verdict, by which rules it came to be, then service by service. Ends with a newline. */
export function toExplanationText(explained: ExplainedDevice, { width, colours }: TextOptions): string {
  const style = makeStyle(colours);
  const { check, assessment, group, explanation, assumed } = explained;
  const { generation, services, findings } = explanation;
  const { supervisorVersion, osVersion, deviceType } = group.facts;
  const what = [
    deviceType ?? 'of an unknown type',
    osVersion === undefined ? 'its OS not known' : `balenaOS ${osVersion}`,
    supervisorVersion === undefined ? 'its Supervisor not known' : `Supervisor ${supervisorVersion}`,
  ];
  const head = [
    verdict(explained, style, width),
    ...(check.result.error ? [paragraph(style.red(escapeTerminal(check.result.error.message)), 0, width)] : []),
    paragraph(escapeTerminal(`The device: ${what.map(shorten).join(', ')}.`), 0, width),
    ...(assumed.length > 0 ? [paragraph(style.yellow(escapeTerminal(`Assumed: ${assumed.join(' ')}`)), 0, width)] : []),
  ];
  const rules = generation ? [paragraph(escapeTerminal(rule(generation, group.newerThanSeen)), 0, width)] : [];
  const once = onlyOnce();
  const record = recordOf(assessment) === 'api' ? 'the API' : 'the snapshot';
  const sections = [
    head.join('\n'),
    ...rules,
    ...(findings.length > 0
      ? [findings.flatMap((finding) => findingLines(finding, 0, once, style, width)).join('\n')]
      : []),
    ...services.map((service) => serviceLines(service, record, once, style, width).join('\n')),
    ...diagnosticsSection(check.diagnostics, style, width),
  ];
  return `${sections.join('\n\n')}\n`;
}

function verdict({ group, device, assessment }: ExplainedDevice, style: Style, width: number): string {
  const { name, uuid } = device;
  const of = assessment.fleet === undefined ? '' : ` of ${assessment.fleet}`;
  const who = escapeTerminal(`${shorten(name)} (${uuid.slice(0, 7)})${of}`);
  const verdicts = {
    rejects: () => style.red(`✗ ${who} would reject this release, rightly (rejects).`),
    misjudged: () => style.red(`✗ ${who} would reject this release although nothing stands against it (misjudged).`),
    unprotected: () =>
      style.yellow(`! ${who} would run this release although a requirement is unmet, or may be (unprotected).`),
    unknown: () => style.yellow(`– It is not known what ${who} would do with this release (unknown).`),
    runs: () => style.green(`✓ ${who} would run this release (runs).`),
  };
  return paragraph(style.bold(verdicts[group.judgement]()), 0, width);
}

function rule({ from, below, change }: ExplainedGeneration, newerThanSeen: boolean): string {
  const span =
    below === undefined ? `from ${from} on` : from === '0.0.0' ? `below ${below}` : `from ${from} to below ${below}`;
  const newer = newerThanSeen ? ` It is newer than ${newestSeen}, the newest known here, and judged as that one.` : '';
  const what = from === '0.0.0' ? `Such a one ${change}` : `What came with ${from}: ${change}`;
  return `It judges as all Supervisors ${span}. ${what}.${newer} See ${generationsDocumentedAt}.`;
}

const outcomes: Readonly<Record<ServiceOutcome, string>> = {
  runs: 'runs',
  'left-out': 'is left out, rightly, and stopped if it ran',
  'left-out-misjudged': 'is left out although nothing stands against it, and stopped if it ran',
  unprotected: 'runs although a requirement is unmet, or may be',
  unknown: 'is not known to run or not',
  rejected: 'stays as it is, since the release is rejected',
};

function serviceLines(service: ExplainedService, record: string, once: Once, style: Style, width: number): string[] {
  const { name, optional, outcome, requirements, findings } = service;
  const heading = `${shorten(name)}${optional ? ' (optional)' : ''} ${outcomes[outcome]}`;
  const asks = requirements.length === 0 ? '; it asks for nothing' : '';
  return [
    paragraph(style.bold(escapeTerminal(`${heading}${asks}.`)), 0, width),
    ...findings.flatMap((finding) => findingLines(finding, 2, once, style, width)),
    ...requirements.flatMap((requirement) => requirementLines(requirement, record, once, style, width)),
  ];
}

const marks: Readonly<Record<RequirementOutcome, readonly [mark: string, word: string]>> = {
  met: ['✓', 'met'],
  unmet: ['✗', 'unmet'],
  unknown: ['?', 'not known'],
  refused: ['‼', 'the whole release is refused for it'],
  ignored: ['○', 'taken for met, without knowing it'],
  'not-looked-at': ['○', 'not looked at'],
};

function requirementLines(
  requirement: ExplainedRequirement,
  record: string,
  once: Once,
  style: Style,
  width: number,
): string[] {
  const { asked, location, outcome, newest, findings } = requirement;
  const [mark, word] = marks[outcome];
  const rightly =
    newest === outcome || (newest === 'unmet' && outcome === 'refused')
      ? ''
      : `; by the newest Supervisor ${marks[newest][1]}`;
  const colour =
    outcome === 'met' ? style.green : outcome === 'unmet' || outcome === 'refused' ? style.red : style.yellow;
  const line = escapeTerminal(`${mark} ${asked}: ${hasWords(requirement, record)}; ${word}${rightly}`);
  return [
    paragraph(colour(line), 2, width),
    ...(location ? [`    ${style.cyan(escapeTerminal(formatLocation(location)))}`] : []),
    ...findings.flatMap((finding) => findingLines({ ...finding, ...restOf(finding) }, 4, once, style, width)),
  ];
}

const words = { tag: 'a tag', tables: 'the tables', assumption: 'what is assumed' } as const;

/** `it has 12.7.0 (from the snapshot)` */
function hasWords({ has, sources, types }: ExplainedRequirement, record: string): string {
  if (has === undefined) return 'nobody knows what it has';
  const from = sources.map((source) => (source === 'record' ? record : words[source]));
  const isKind = types.every((type) => type === 'hw.device-type' || type === 'arch.sw');
  return `it ${isKind ? 'is' : 'has'} ${has === null ? 'none' : shorten(has)}${from.length > 0 ? ` (from ${from.join(', ')})` : ''}`;
}

/** What the line of a requirement has said already is not said again: just the rule, and what to do. */
function restOf({ reason, asked, message }: Finding): Pick<Finding, 'message'> {
  const says = reason === 'unmet' || asked === undefined ? '' : reasons[reason];
  return { message: reason === 'fact-unknown' ? message : says };
}

function findingLines(
  { reason, message, advice }: Finding,
  indent: number,
  once: Once,
  style: Style,
  width: number,
): string[] {
  const where = reason === 'unmet' ? '' : `See ${documentedAt(reason)}.`;
  const said = once([message, where].filter((text) => text !== '').join(' '));
  const advised = once(advice ?? '');
  return [
    ...(said === '' ? [] : [paragraph(escapeTerminal(said), indent, width)]),
    ...(advised === '' ? [] : [paragraph(style.bold(escapeTerminal(advised)), indent, width)]),
  ];
}

/** Gives back a text the first time, and then an empty one. */
type Once = (text: string) => string;

function onlyOnce(): Once {
  const told = new Set<string>();
  return (text) => {
    if (told.has(text)) return '';
    told.add(text);
    return text;
  };
}
