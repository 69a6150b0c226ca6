import { Buffer } from 'node:buffer';
import { cut } from '../cut.ts';
import { escapeJson } from '../escape/json.ts';
import { escapeMarkdown, markdownCode } from '../escape/markdown.ts';
import { hideDevices, type Naming } from '../hidden-devices.ts';
import { toMarkdown } from '../markdown/markdown.ts';
import { table } from '../markdown/table.ts';
import { nameDevices } from '../named-devices.ts';
import { count, thousands } from '../numbers.ts';
import type { ReportedFleet } from '../report.ts';
import type { AuditedFleetReport, AuditReport } from './audit-report.ts';
import { auditVerdict, share } from './audit-verdict.ts';
import { changedDevices } from './changed-devices.ts';
import { checkOfFleets } from './check-of-fleets.ts';
import { concernedReleases } from './concerned-releases.ts';
import { worstFirst } from './worst-first.ts';

export interface AuditMarkdownOptions {
  /** what the whole text may have, in bytes of UTF-8 */
  readonly budget: number;
  /** what stands at the top and at the end: Markdown already, and part of what the budget is for */
  readonly marker?: string;
  readonly footer?: string;
  /** how devices appear; by default by name and uuid */
  readonly names?: Naming;
}

const longestName = 100;
const longestSentence = 1500;
/** how many fleets the table has, from much to next to nothing */
const tables = [100, 30, 10, 3, 0] as const;
/** how many devices of a fleet are named that changed */
const toldDevices = 10;
const toldContradictions = 3;
const longestContradiction = 4000;

/**
 * An audit as GitHub's Markdown, whole within the budget: where there is too little room less is told of devices, then
 * fewer fleets stand in the table. What it comes to always stands there. Throws a RangeError where not even that has
 * room. Ends with a newline.
 */
export function toAuditMarkdown(report: AuditReport, options: AuditMarkdownOptions): string {
  const { budget, marker, footer } = options;
  for (const fleets of tables) {
    const head = [
      ...(marker === undefined ? [] : [marker]),
      ...headBlocks(report),
      ...fleetBlocks(report, fleets),
      ...changeBlocks(report, options.names ?? 'show', fleets),
    ];
    const tail = [...contradictionBlocks(report, fleets), ...(footer === undefined ? [] : [footer])];
    const bare = `${[...head, ...tail].join('\n\n')}\n`;
    const room = budget - Buffer.byteLength(bare) - 2;
    if (room < 0) continue;
    const detail = detailText(report, room, options.names ?? 'show');
    return detail === '' ? bare : `${[...head, detail, ...tail].join('\n\n')}\n`;
  }
  throw new RangeError(`A budget of ${budget} bytes is too small for what an audit comes to.`);
}

function headBlocks(report: AuditReport): string[] {
  const { sentence, more } = auditVerdict(report);
  const mark = { passed: '✅', failed: '❌', skipped: '➖', error: '❌' }[report.result.status];
  const prose = (text: string) => escapeMarkdown(cut(text, longestSentence));
  return [
    `### ${mark} ${prose(sentence)}`,
    ...(more.length > 0 ? [more.map((line) => `- ${prose(line)}`).join('\n')] : []),
    ...trendBlocks(report),
  ];
}

/** A picture of how many devices rejected at the last audits, which GitHub draws of Mermaid's language. */
function trendBlocks({ trend }: AuditReport): string[] {
  if (trend.length < 3) return [];
  const shown = trend.slice(-30);
  const days = shown.map(({ at }) => `"${/^\d{4}-\d\d-\d\d/.exec(at)?.[0].slice(5) ?? '?'}"`).join(', ');
  const most = Math.max(1, ...shown.map(({ rejecting }) => rejecting));
  return [
    [
      '```mermaid',
      'xychart-beta',
      '  title "Devices that reject"',
      `  x-axis [${days}]`,
      `  y-axis "devices" 0 --> ${most}`,
      `  line [${shown.map(({ rejecting }) => rejecting).join(', ')}]`,
      '```',
    ].join('\n'),
  ];
}

function fleetBlocks({ fleets }: AuditReport, most: number): string[] {
  // Where there is little room, what needs a look comes first.
  const shown = worstFirst(fleets).slice(0, most);
  const hidden = fleets.length - shown.length;
  const hasNext = fleets.some(({ next }) => next);
  const columns = [
    { head: 'Fleet' },
    ...[
      'Devices',
      'run it',
      'reject it',
      'excused',
      'unknown',
      ...(hasNext ? ['next: newly'] : []),
      'as predicted',
    ].map((head) => ({ head, isNumber: true })),
  ];
  return [
    ...(shown.length > 0
      ? [
          table(
            columns,
            shown.map((fleet) => cells(fleet, hasNext)),
          ),
        ]
      : []),
    ...(hidden > 0 ? [`${count(hidden, shown.length > 0 ? 'more fleet' : 'fleet')} not shown.`] : []),
  ];
}

function cells({ slug, error, counts, reality }: AuditedFleetReport, hasNext: boolean): string[] {
  const name = markdownCode(cut(slug, longestName));
  if (error) return [name, 'could not be read', '', '', '', '', ...(hasNext ? [''] : []), ''].slice(0, hasNext ? 8 : 7);
  const numbers = [counts.devices, counts.runs, counts.rejecting, counts.excused, counts.unknown].map(thousands);
  const next = counts.nextNewlyRejecting === null ? '–' : thousands(counts.nextNewlyRejecting);
  return [name, ...numbers, ...(hasNext ? [next] : []), share(reality.agreed, reality.compared)];
}

/** Which devices are otherwise than at the last audit, of at most so many fleets. */
function changeBlocks(report: AuditReport, names: Naming, most: number): string[] {
  if (most === 0) return [];
  return changedDevices(report, names).flatMap(({ heading, fleets }) => {
    const lines = fleets.slice(0, most).map(({ slug, devices }) => {
      const { shown, more } = nameDevices(devices, toldDevices);
      const named = shown.map(({ name, uuid }) => markdownCode(`${name} (${uuid})`)).join(', ');
      const others = count(more, shown.length > 0 ? 'more device' : 'device');
      const listed = [named, more > 0 ? others : ''].filter((part) => part !== '').join(' and ');
      return `- ${markdownCode(cut(slug, longestName))}: ${listed}`;
    });
    const hidden = fleets.length - lines.length;
    return [
      `#### ${heading}`,
      lines.join('\n'),
      ...(hidden > 0 ? [`Devices of ${count(hidden, 'more fleet')} not shown.`] : []),
    ];
  });
}

/** Who rejects and why, as far as there is room; empty where there is none, or nothing to say. */
function detailText({ fleets, result, release }: AuditReport, room: number, names: Naming): string {
  const concerned = fleets
    .flatMap((fleet) => concernedReleases(fleet, release))
    .filter(({ counts }) => counts.rejecting > 0)
    .sort((a, b) => Number(isNext(a)) - Number(isNext(b)) || counting(b) - counting(a));
  if (concerned.length === 0) return '';
  try {
    return toMarkdown(hideDevices(checkOfFleets(concerned, result), names), { budget: room, isDetail: true }).trimEnd();
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

/** Just the next release has something to be compared with. */
function isNext({ base }: ReportedFleet): boolean {
  return base !== undefined;
}

function counting({ counts }: ReportedFleet): number {
  return counts.rejecting - counts.excused;
}

/** Where this program is wrong, ready to be pasted into a report of that. */
function contradictionBlocks({ fleets }: AuditReport, room: number): string[] {
  const all = fleets.flatMap(({ reality }) => reality.contradictions);
  if (all.length === 0 || room === 0) return [];
  const told = all
    .slice(0, toldContradictions)
    .map((one) => escapeJson(JSON.stringify(one)).replaceAll('`', '\\u0060'))
    .filter((text) => text.length <= longestContradiction);
  return [
    '<details><summary>Done otherwise than was predicted: please report it to balena-contracts with these lines, which say nothing of whose devices they are</summary>',
    ...told.map((text) => ['```json', text, '```'].join('\n')),
    '</details>',
  ];
}
