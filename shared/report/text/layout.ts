import wrapAnsi from 'wrap-ansi';

export { count, thousands } from '../numbers.ts';

/** keeps two words on one line; shown as a blank */
export const tie = '\u00a0';

/** Breaks a paragraph at the width and indents it, each further line by two more columns. */
export function paragraph(text: string, indent: number, width: number): string {
  const room = Math.max(20, width - indent - 2);
  const [first = '', ...rest] = wrapAnsi(text, room, { hard: true, trim: true }).replaceAll(tie, ' ').split('\n');
  const pad = ' '.repeat(indent);
  return [`${pad}${first}`, ...rest.map((line) => `${pad}  ${line}`)].join('\n');
}
