import type { Assessment } from '../../assessment/index.ts';
import type { Check } from '../../policy/index.ts';
import { formatLocation } from '../../release/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { type ExcuseNote, excuseNotes } from '../excuse-notes.ts';
import { excusedGroups } from '../sections.ts';
import { listDevices } from './devices.ts';
import { count, paragraph, thousands } from './layout.ts';
import type { Style } from './style.ts';

/** how many excuses are told of before the rest are counted */
const shownExcuses = 50;

/** Who rejects and is excused, and why; then which excuses ran out, and for whom. */
export function excusesSections(assessment: Assessment, check: Check, style: Style, width: number): string[] {
  const notes = excuseNotes(assessment, check);
  const excused = [...excusedGroups(assessment, check)].reduce((sum, { devices }) => sum + devices.length, 0);
  const holding = `${count(excused, 'device')} would reject it and ${excused === 1 ? 'is' : 'are'} excused`;
  return [
    ...section(
      holding,
      notes.filter(({ ranOut }) => !ranOut),
      style,
      width,
    ),
    ...section(
      'Excuses that ran out',
      notes.filter(({ ranOut }) => ranOut),
      style,
      width,
    ),
  ];
}

function section(heading: string, notes: readonly ExcuseNote[], style: Style, width: number): string[] {
  if (notes.length === 0) return [];
  const lines = notes
    .slice(0, shownExcuses)
    .flatMap(({ devices, sentence, location }) => [
      ...[listDevices(devices)].filter((names) => names !== '').map((names) => paragraph(names, 2, width)),
      paragraph(escapeTerminal(sentence), 4, width),
      `    ${style.cyan(escapeTerminal(formatLocation(location)))}`,
    ]);
  const hidden = notes.length - shownExcuses;
  if (hidden > 0) lines.push(`  and ${thousands(hidden)} more: see --json`);
  return [[style.yellow(style.bold(paragraph(heading, 0, width))), ...lines].join('\n')];
}
