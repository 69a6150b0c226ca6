import { showInvisible } from './invisible.ts';

/** what a spreadsheet takes for the beginning of a formula, in letters of full width too */
const formula = '[=+\\-@|%＝＋－＠]';
/** at the beginning, also behind quotes and blanks, and behind what a spreadsheet may take for the end of a cell */
const cellStart = new RegExp(`(^|[,;\\t])([\\s"']*)(?=${formula})`, 'gu');

/**
 * One cell of a CSV file (RFC 4180), always in quotes: a comma, quotes or `::error::` in it are just text. No cell begins
 * a formula, nor would a part of one that was split at another separator: there an apostrophe stands before it. What
 * can't be seen, newlines too, is shown as `\x0a`, so that a row is one line.
 */
export function csvCell(text: string): string {
  const safe = showInvisible(text).replaceAll('##[', '#\\x23[').replace(cellStart, "$1'$2");
  return `"${safe.replaceAll('"', '""')}"`;
}
