import type { Check } from '../../policy/index.ts';
import { escapeMarkdown } from '../escape/markdown.ts';
import { verdictOf } from '../verdict.ts';
import { countsBlocks } from './counts.ts';
import type { MarkdownOptions } from './markdown.ts';

/** how many fleets' numbers are shown */
const shownFleets = 20;

/**
 * What a comment becomes when there is nothing to say any more: that what it told of is gone, and the numbers as they
 * are now. For a check in which no device (newly) rejects. Ends with a newline.
 */
export function toResolvedMarkdown(check: Check, { marker }: Pick<MarkdownOptions, 'marker'>): string {
  const { sentence } = verdictOf(check);
  const mark = check.result.status === 'skipped' ? '➖' : '✅';
  return `${[
    ...(marker === undefined ? [] : [marker]),
    `### ${mark} Resolved. ${escapeMarkdown(sentence)}`,
    ...countsBlocks(check, shownFleets),
  ].join('\n\n')}\n`;
}
