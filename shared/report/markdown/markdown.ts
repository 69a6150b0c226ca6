import { Buffer } from 'node:buffer';
import type { Assessment } from '../../assessment/index.ts';
import type { Check } from '../../policy/index.ts';
import { formatLocation } from '../../release/index.ts';
import { contractChangeSentence, contractChanges, nothingChanges } from '../contract-changes.ts';
import { cut } from '../cut.ts';
import { escapeMarkdown, markdownCode } from '../escape/markdown.ts';
import { count } from '../numbers.ts';
import { judgedFleets, verdictOf } from '../verdict.ts';
import { chartBlocks } from './chart.ts';
import { diagnosticCells, type FleetContent, fleetContent } from './content.ts';
import { countsBlocks } from './counts.ts';
import { fleetBlocks } from './fleet-blocks.ts';
import { most, type Room, rooms } from './room.ts';
import { table } from './table.ts';

export interface MarkdownOptions {
  /**
   * What the whole text may have, in bytes of UTF-8, which no text has fewer of than characters: 65,536 for a comment
   * on GitHub, 1,048,576 for a summary.
   */
  readonly budget: number;
  /** what stands at the top and at the end: Markdown already, and part of what the budget is for */
  readonly marker?: string;
  readonly footer?: string;
  /** just what is to be told of each fleet, without the verdict and the numbers, which stand elsewhere then */
  readonly isDetail?: boolean;
  /** with a picture of the devices by judgement, as GitHub draws it; of the summary of a job, not of a comment */
  readonly chart?: boolean;
}

/** as much as a comment on GitHub, the summary of a check run and that of a job may have */
export const commentBudget = 65_536;
export const checkRunBudget = 65_535;
export const summaryBudget = 1_048_576;

/** how much of a verdict is shown, in characters: an error may repeat what others said */
const longestVerdict = 1500;
const longestAdvice = 1000;

/**
 * A check as GitHub's Markdown, whole within the budget: where there is too little room fewer devices are shown, then
 * fewer reasons, then fewer fleets, and how many are not is said. The verdict and the numbers always stand there. Throws
 * a RangeError where not even they have room. Ends with a newline.
 */
export function toMarkdown(check: Check, options: MarkdownOptions): string {
  const assessments = judgedFleets(check);
  const fleets = assessments.slice(0, most.toldFleets).map((assessment) => fleetContent(assessment, check));
  for (const room of rooms) {
    const text = render(check, fleets, room, options);
    if (Buffer.byteLength(text) <= options.budget) return text;
  }
  throw new RangeError(`A budget of ${options.budget} bytes is too small for a verdict and its numbers.`);
}

function render(check: Check, fleets: readonly FleetContent[], room: Room, options: MarkdownOptions): string {
  const assessments = judgedFleets(check);
  const told = fleets.slice(0, room.toldFleets);
  const isOne = assessments.length === 1;
  const blocks = told.flatMap((fleet, index) => {
    const own = fleetBlocks(fleet, assessments[index]?.services.length ?? 0, room);
    if (isOne && !options.isDetail) return own;
    const advice = adviceBlocks(check, assessments[index]);
    return own.length + advice.length === 0 ? [] : [`### ${fleet.name}`, ...advice, ...own];
  });
  const hidden = assessments.length - told.length;
  const diagnostics = diagnosticBlocks(check, room);
  const isError = check.result.status === 'error';
  const head = options.isDetail
    ? []
    : [
        ...verdictBlocks(check),
        ...(isOne ? adviceBlocks(check, assessments[0]) : []),
        ...countsBlocks(check, room.fleets),
        ...(options.chart ? chartBlocks(check) : []),
        ...contractBlocks(check, room),
      ];
  return `${[
    ...(options.marker === undefined ? [] : [options.marker]),
    ...head,
    // What has to be mended first stands first.
    ...(isError ? diagnostics : []),
    ...blocks,
    ...(hidden > 0
      ? [isOne ? 'Why is too long to be shown here.' : `Of ${count(hidden, 'fleet')} just the numbers are shown.`]
      : []),
    ...(isError ? [] : diagnostics),
    ...(options.footer === undefined ? [] : [options.footer]),
  ].join('\n\n')}\n`;
}

function verdictBlocks(check: Check): string[] {
  const { result } = check;
  const sentence = escapeMarkdown(cut(verdictOf(check).sentence, longestVerdict));
  const mark = { passed: '✅', failed: '❌', skipped: '➖', error: '❌' }[result.status];
  return [
    `### ${mark} ${sentence}${result.status === 'skipped' ? ' Nothing was judged.' : ''}`,
    ...(check.remarks.length > 0 ? [toldRemarks(check)] : []),
    ...(result.status === 'error' && judgedFleets(check).length > 0 ? ['As far as it could be read:'] : []),
  ];
}

/** how many remarks are told: each fleet may have its own */
const shownRemarks = 3;

/** Why a check comes to what it does, where the verdict doesn't say it. */
function toldRemarks({ remarks }: Check): string {
  const more = remarks.length - shownRemarks;
  const told = remarks.slice(0, shownRemarks).map((remark) => escapeMarkdown(cut(remark, longestAdvice / 2)));
  return [...told, ...(more > 0 ? [`And ${count(more, 'more reason')}.`] : [])].join(' ');
}

/** What would win the most devices of a fleet. */
function adviceBlocks({ advice }: Check, assessment: Assessment | undefined): string[] {
  const [best] = (assessment && advice?.get(assessment)) ?? [];
  return best ? [`> ${escapeMarkdown(cut(best.message, longestAdvice))}`] : [];
}

/** What is asked otherwise than in the base, where that is all that can be said. */
function contractBlocks(check: Check, room: Room): string[] {
  const changes = contractChanges(check);
  if (!changes) return [];
  const shown = changes.slice(0, room.diagnostics).map((change) => {
    const where = change.location ? ` ${markdownCode(formatLocation(change.location))}` : '';
    return `- ${escapeMarkdown(contractChangeSentence(change))}${where}`;
  });
  const hidden = changes.length - shown.length;
  return [
    '#### What changes in the contracts',
    ...(shown.length > 0 ? [shown.join('\n')] : []),
    ...(hidden > 0 ? [`${count(hidden, shown.length > 0 ? 'more change' : 'change')} not shown.`] : []),
    ...(changes.length === 0 ? [nothingChanges] : []),
  ];
}

function diagnosticBlocks({ diagnostics }: Check, room: Room): string[] {
  if (diagnostics.length === 0) return [];
  const shown = diagnostics.slice(0, room.diagnostics);
  const hidden = diagnostics.length - shown.length;
  return [
    `#### ${count(diagnostics.length, 'remark')} on the project itself`,
    ...(shown.length > 0
      ? [table([{ head: 'Where' }, { head: '' }, { head: 'What' }], shown.map(diagnosticCells))]
      : []),
    ...(hidden > 0 ? [`${count(hidden, shown.length > 0 ? 'more remark' : 'remark')} not shown.`] : []),
  ];
}
