import stringWidth from 'string-width';
import { type Location, lineStarts, type SourceText } from '../../release/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import type { Style } from './style.ts';

/** narrower ones show no more than a word */
const leastRoom = 20;
/** how much of a line stands before the caret, where not all of it has room */
const partBefore = 1 / 3;

/**
 * The line on which something is written, with its number before it and a caret under each column of the
 * place; of a place of several lines the first. Of a long line what is around the place. Nothing where the
 * text isn't known, or has no such line, and for a file as a whole.
 */
export function sourceLine(
  { line, column, endLine, endColumn }: Location,
  source: SourceText | undefined,
  style: Style,
  paint: (text: string) => string,
  width: number,
): string[] {
  const isWhole = line === 1 && column === 1 && endLine === 1 && endColumn === 1;
  const text = source && !isWhole ? lineOf(source, line) : undefined;
  if (text === undefined) return [];
  const number = String(line);
  const room = Math.max(leastRoom, width - number.length - 7);
  const end = endLine === line ? Math.max(endColumn - 1, column) : text.length;
  const { shown, from, to } = window(text, column - 1, Math.min(end, text.length), room);
  const [head, gap] = [style.dim(`  ${number} |`), style.dim(`  ${' '.repeat(number.length)} |`)];
  return [`${head} ${shown}`.trimEnd(), `${gap} ${' '.repeat(from)}${paint('^'.repeat(Math.max(1, to - from)))}`];
}

function lineOf(source: SourceText, line: number): string | undefined {
  const { text } = source;
  const start = lineStarts(source)[line - 1];
  if (start === undefined) return undefined;
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
}

/** What has room of a line, escaped, and the columns of the place in it. */
function window(text: string, start: number, end: number, room: number): { shown: string; from: number; to: number } {
  // no character takes less than one column, but for those that are escaped and take more
  const whole = text.length <= 4 * room ? printed(text) : undefined;
  if (whole !== undefined && stringWidth(whole) <= room) return placed(text, start, end, whole, '', room);
  const first = stringWidth(printed(text.slice(0, Math.min(end, 4 * room)))) <= room - 1 && end <= 4 * room;
  const from = first ? 0 : afterSurrogate(text, Math.max(0, start - Math.floor(room * partBefore)));
  const before = from === 0 ? '' : '…';
  const part = text.slice(from, from + room);
  let shown = before;
  let last = 0;
  for (const character of part) {
    const next = shown + printed(character);
    if (stringWidth(next) > room - 1) break;
    shown = next;
    last += character.length;
  }
  const cut = from + last < text.length ? '…' : '';
  return placed(text.slice(from), start - from, Math.min(end - from, last), shown + cut, before, room);
}

function placed(text: string, start: number, end: number, shown: string, before: string, room: number) {
  const column = (offset: number) => Math.min(room, stringWidth(before + printed(text.slice(0, Math.max(0, offset)))));
  return { shown, from: column(start), to: column(end) };
}

/** A tab is two columns wherever it stands, so that the caret's line needs none. */
function printed(text: string): string {
  return escapeTerminal(text.replaceAll('\t', '  '));
}

function afterSurrogate(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text[offset] ?? '') ? offset + 1 : offset;
}
