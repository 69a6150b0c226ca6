import type { Assessment } from '../../assessment/index.ts';
import type { Check } from '../../policy/index.ts';
import { formatLocation } from '../../release/index.ts';
import { changeSentences } from '../changes.ts';
import { contractChangeSentence, contractChanges, nothingChanges } from '../contract-changes.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { count, paragraph } from './layout.ts';
import type { Style } from './style.ts';

/** What else changes beside a base: who no longer rejects, and which services are stopped or started. */
export function changesSection(assessment: Assessment, width: number): string[] {
  const sentences = changeSentences(assessment).map((sentence) => paragraph(escapeTerminal(sentence), 0, width));
  return sentences.length === 0 ? [] : [sentences.join('\n')];
}

/** how many changes of contracts are told before the rest are counted */
const toldChanges = 50;

/** What is asked otherwise than in the base, where that is all that can be said. */
export function contractChangesSection(check: Check, style: Style, width: number): string[] {
  const changes = contractChanges(check);
  if (!changes) return [];
  const lines = changes.slice(0, toldChanges).flatMap((change) => {
    const sentence = paragraph(escapeTerminal(contractChangeSentence(change)), 2, width);
    return change.location
      ? [sentence, `  ${style.cyan(escapeTerminal(formatLocation(change.location)))}`]
      : [sentence];
  });
  const more = changes.length - toldChanges;
  if (more > 0) lines.push(`  and ${count(more, 'more change')}: see --json`);
  if (changes.length === 0) lines.push(paragraph(nothingChanges, 2, width));
  return [[style.bold('What changes in the contracts'), ...lines].join('\n')];
}
