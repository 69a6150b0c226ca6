import type { Check } from '../../policy/index.ts';
import { baseSentence } from '../changes.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { judgedFleets, verdictOf } from '../verdict.ts';
import { paragraph, thousands } from './layout.ts';
import type { Style } from './style.ts';

/** The first lines of a check, what a hurried reader needs: one for the whole, and one a fleet where there are several. */
export function verdictLines(check: Check, style: Style, width: number): string[] {
  const { sentence, fleets } = verdictOf(check);
  const partial = check.result.status === 'error' ? 'As far as it could be read: ' : '';
  return [
    paragraph(marked(check, escapeTerminal(sentence), style), 0, width),
    ...check.remarks.map((remark) => paragraph(style.bold(escapeTerminal(remark)), 2, width)),
    ...fleets.map((line) => paragraph(`${partial}${escapeTerminal(line)}`, 2, width)),
  ];
}

/** How many devices have each judgement, where they have more than one, and with what they are compared. */
export function countsLines(check: Check, style: Style, width: number): string[] {
  const [only, ...others] = judgedFleets(check);
  if (!only || others.length > 0) return [];
  const { runs, rejects, misjudged, unprotected, unknown } = only.counts;
  const parts = [
    [runs, runs === 1 ? 'runs it' : 'run it'],
    [rejects, rejects === 1 ? 'rejects it' : 'reject it'],
    [misjudged, 'misjudged'],
    [unprotected, 'unprotected'],
    [unknown, 'unknown'],
  ] as const;
  const present = parts.filter(([devices]) => devices > 0).map(([devices, does]) => `${thousands(devices)} ${does}`);
  const base = baseSentence(only);
  const lines = [...(present.length < 2 ? [] : [present.join(' · ')]), ...(base ? [escapeTerminal(base)] : [])];
  return lines.map((line) => paragraph(style.dim(line), 0, width));
}

function marked({ result }: Check, text: string, style: Style): string {
  if (result.status === 'failed' || result.status === 'error') return style.red(style.bold(`✗ ${text}`));
  if (result.status === 'skipped') return style.yellow(style.bold(`– ${text} Nothing was judged.`));
  return style.green(style.bold(`✓ ${text}`));
}
