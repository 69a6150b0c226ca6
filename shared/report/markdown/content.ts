import type { Assessment, DeviceList } from '../../assessment/index.ts';
import type { Check } from '../../policy/index.ts';
import { type Diagnostic, formatLocation, type Location } from '../../release/index.ts';
import { reasons } from '../../supervisor/index.ts';
import { type Cause, joinByCause } from '../causes.ts';
import { baseSentence, changeSentences } from '../changes.ts';
import { cut } from '../cut.ts';
import { escapeMarkdown, markdownCode } from '../escape/markdown.ts';
import { excuseNotes } from '../excuse-notes.ts';
import { nameDevices } from '../named-devices.ts';
import { factsNote, newerSupervisorsNote, noVariantNote } from '../notes.ts';
import { count } from '../numbers.ts';
import { hasRule } from '../rule.ts';
import { excusedGroups, type Section, sectionsOf } from '../sections.ts';
import { sharedAdvice } from '../shared-advice.ts';
import { sharedSentence } from '../shared-sentence.ts';
import { most } from './room.ts';

/** how much of a name or a message is shown, in characters */
const longestName = 100;
const longestMessage = 1000;

/** What is to be told of one fleet, escaped, and as much of it as is ever shown. */
export interface FleetContent {
  readonly name: string;
  readonly base?: string;
  /** what newly rejects, before the changes; then all else */
  readonly newly: readonly SectionContent[];
  readonly changes: readonly string[];
  readonly sections: readonly SectionContent[];
  readonly notes: readonly string[];
  readonly services: readonly (readonly string[])[];
  readonly noVariant: readonly { readonly sentence: string; readonly devices: NamesContent }[];
}

/** A heading and rows under it. */
export interface SectionContent {
  readonly heading: string;
  readonly rows: readonly RowContent[];
  /** how many rows there are in all */
  readonly total: number;
}

/** What some devices have in common: each line with its place and the rule behind it, or empty ones. */
export interface RowContent {
  readonly devices: NamesContent;
  readonly lines: readonly { readonly what: string; readonly where: string; readonly rule: string }[];
  /** how many lines there are in all */
  readonly total: number;
}

/** The first names of devices, and how many devices there are. */
export interface NamesContent {
  readonly names: readonly string[];
  readonly total: number;
}

export function fleetContent(assessment: Assessment, check: Check): FleetContent {
  const { fleet = 'devices without a fleet', release, services, noVariant } = assessment;
  const sections = Map.groupBy(sectionsOf(assessment, check), ({ kind }) => kind === 'newly-rejecting');
  const contentOf = (some: readonly Section[] = []) => some.flatMap((section) => sectionContent(section, assessment));
  const base = baseSentence(assessment);
  const notes = [newerSupervisorsNote(assessment), factsNote(assessment)].filter((note) => note !== undefined);
  return {
    name: code(check.release ? fleet : release.source),
    ...(base === undefined ? {} : { base: escapeMarkdown(base) }),
    newly: contentOf(sections.get(true)),
    changes: changeSentences(assessment).map(escapeMarkdown),
    sections: [...contentOf(sections.get(false)), ...excuseContents(assessment, check)],
    notes: notes.map(escapeMarkdown),
    services: services.slice(0, most.services).map(({ name, optional, runsOn, leftOutOn, unknownOn }) => {
      return [`${code(name)}${optional ? ' (optional)' : ''}`, ...[runsOn, leftOutOn, unknownOn].map(String)];
    }),
    noVariant: noVariant.map((one) => ({ sentence: escapeMarkdown(noVariantNote(one)), devices: names(one.devices) })),
  };
}

function sectionContent({ heading, concerns, choose }: Section, assessment: Assessment): SectionContent[] {
  const groups = assessment.groups.filter(concerns);
  const devices = groups.reduce((sum, group) => sum + group.devices.length, 0);
  if (devices === 0) return [];
  const causes = joinByCause(groups, choose);
  const rows = causes.slice(0, most.causes).map(causeContent);
  return [{ heading: `${count(devices, 'device')} ${heading}`, rows, total: causes.length }];
}

function causeContent({ devices, findings }: Cause): RowContent {
  const shown = findings.slice(0, most.findings);
  const lines = shown.map((shared, index) => {
    const { reason, location } = shared.finding;
    const isLast = shown[index + 1]?.finding.reason !== reason;
    const rule = hasRule(reason) && isLast ? escapeMarkdown(reasons[reason]) : '';
    const sentences = [sharedSentence(shared), sharedAdvice(shared)].filter((sentence) => sentence !== undefined);
    return { what: prose(sentences.join(' ')), where: place(location), rule };
  });
  return { devices: names(devices), lines, total: findings.length };
}

function excuseContents(assessment: Assessment, check: Check): SectionContent[] {
  const notes = Map.groupBy(excuseNotes(assessment, check), ({ ranOut }) => ranOut);
  const excused = [...excusedGroups(assessment, check)].reduce((sum, { devices }) => sum + devices.length, 0);
  const headings = [
    [false, `${count(excused, 'device')} would reject it and ${excused === 1 ? 'is' : 'are'} excused`],
    [true, 'Excuses that ran out'],
  ] as const;
  return headings.flatMap(([ranOut, heading]) => {
    const told = notes.get(ranOut) ?? [];
    if (told.length === 0) return [];
    const rows = told.slice(0, most.causes).map(({ devices, sentence, location }): RowContent => {
      return {
        devices: names(devices),
        lines: [{ what: prose(sentence), where: place(location), rule: '' }],
        total: 1,
      };
    });
    return [{ heading, rows, total: told.length }];
  });
}

/** A diagnostic as the cells of a row. */
export function diagnosticCells({ code: id, severity, message, location }: Diagnostic): string[] {
  return [place(location), `${severity} ${code(id)}`, prose(message)];
}

function names(devices: DeviceList): NamesContent {
  const { shown } = nameDevices(devices, most.devices);
  return { names: shown.map(({ name, uuid }) => code(`${name} (${uuid})`)), total: devices.length };
}

function place(location: Location | undefined): string {
  return location ? code(formatLocation(location)) : '';
}

function code(name: string): string {
  return markdownCode(cut(name, longestName));
}

function prose(text: string): string {
  return escapeMarkdown(cut(text, longestMessage));
}
