import type { Assessment, Group } from '../../assessment/index.ts';
import type { Check } from '../../policy/index.ts';
import { sentenceOf } from '../../supervisor/index.ts';
import { cut } from '../cut.ts';
import { csvCell } from '../escape/csv.ts';
import { excusedWhy } from '../excused-why.ts';
import { type Section, sectionsOf, toldFindings } from '../sections.ts';
import { judgedFleets } from '../verdict.ts';

const columns = [
  'fleet',
  'uuid',
  'name',
  'judgement',
  'before',
  'change',
  'excused',
  'supervisor',
  'os',
  'device type',
  'arch',
  'l4t',
  'kernel',
  'findings',
] as const;

/** as much as a cell of a spreadsheet holds, with room for what is added to make it harmless */
const longestCell = 30_000;

/**
 * A check as CSV (RFC 4180): a header, and a row a device, in pieces of a row each. A fact that isn't known is an empty
 * cell, one that is known to be absent `none`. What could not be judged at all, a fleet or the whole check, is a row
 * without a uuid, with the judgement `error`, so that no file looks complete that isn't.
 */
export function* toCsv(check: Check): Generator<string> {
  yield row(columns);
  for (const assessment of judgedFleets(check)) {
    const sections = sectionsOf(assessment, check);
    for (const group of assessment.groups) yield* groupRows(group, sections, assessment, check);
  }
  for (const { fleet, error } of check.unread ?? []) yield errorRow(fleet, error.message);
  if (check.result.error && (check.unread ?? []).length === 0) yield errorRow('', check.result.error.message);
}

/** What the devices of a group share is written once, and put around the uuid and name of each. */
function* groupRows(
  group: Group,
  sections: readonly Section[],
  assessment: Assessment,
  check: Check,
): Generator<string> {
  const { facts, judgement, before, change, devices } = group;
  const findings = toldFindings(group, sections).map((finding) =>
    [sentenceOf(finding), finding.advice].filter((text) => text !== undefined).join(' '),
  );
  const start = csvCell(assessment.fleet ?? '');
  const end = row([
    judgement,
    before?.judgement ?? '',
    change ?? '',
    excusedWhy(group, assessment, check) ?? '',
    facts.supervisorVersion ?? '',
    facts.osVersion ?? '',
    facts.deviceType ?? '',
    facts.arch ?? '',
    facts.l4tVersion === null ? 'none' : (facts.l4tVersion ?? ''),
    facts.kernelVersion ?? '',
    findings.join(' '),
  ]);
  for (const { uuid, name } of devices) yield `${start},${csvCell(uuid)},${csvCell(name)},${end}`;
}

function errorRow(fleet: string, message: string): string {
  const known: Partial<Record<(typeof columns)[number], string>> = { fleet, judgement: 'error', findings: message };
  return row(columns.map((column) => known[column] ?? ''));
}

function row(cells: readonly string[]): string {
  return `${cells.map((cell) => csvCell(cut(cell, longestCell))).join(',')}\r\n`;
}
