import type { Assessment } from '../../assessment/index.ts';
import { changeSentences } from '../changes.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { paragraph } from './layout.ts';

/** What else changes beside a base: who no longer rejects, and which services are stopped or started. */
export function changesSection(assessment: Assessment, width: number): string[] {
  const sentences = changeSentences(assessment).map((sentence) => paragraph(escapeTerminal(sentence), 0, width));
  return sentences.length === 0 ? [] : [sentences.join('\n')];
}
