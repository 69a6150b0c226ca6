import wrapAnsi from 'wrap-ansi';

/** keeps two words on one line; shown as a blank */
export const tie = '\u00a0';

/** Breaks a paragraph at the width and indents it, each further line by two more columns. */
export function paragraph(text: string, indent: number, width: number): string {
  const room = Math.max(20, width - indent - 2);
  const [first = '', ...rest] = wrapAnsi(text, room, { hard: true, trim: true }).replaceAll(tie, ' ').split('\n');
  const pad = ' '.repeat(indent);
  return [`${pad}${first}`, ...rest.map((line) => `${pad}  ${line}`)].join('\n');
}

/** `1 device`, `2 devices`, `12,500 devices`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${thousands(number)} ${number === 1 ? singular : plural}`;
}

/** `12,500`. Written out, for asking Node's tables of all languages takes longer than the rest of a small report. */
export function thousands(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
