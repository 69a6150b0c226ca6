import { escapeXml } from '../../shared/report/escape/xml.ts';

/** of a character, and of what surrounds the text, in units of the picture */
const cell = { width: 8.4, height: 19 };
const margin = 20;
const size = 14;

/** what the colours of a terminal look like, by their codes; the names are those of the picture's classes */
const looks: Readonly<Record<string, string>> = {
  1: 'bold',
  2: 'dim',
  31: 'red',
  32: 'green',
  33: 'yellow',
  36: 'cyan',
};
/** the codes that end others */
const ends: Readonly<Record<string, readonly string[]>> = {
  22: ['bold', 'dim'],
  39: ['red', 'green', 'yellow', 'cyan'],
};

const sheet = `
  .screen { fill: #1b1f24 }
  text { font: ${size}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d8dee6; white-space: pre }
  .bold { font-weight: bold }
  .dim { opacity: 0.65 }
  .red { fill: #ff7b72 }
  .green { fill: #7ee787 }
  .yellow { fill: #e3b341 }
  .cyan { fill: #6cc7d9 }
`;

const begin = '\u001b';
/** what a terminal is told, between what it shows */
const sequence = new RegExp(`(${begin}\\[[\\d;]*[A-Za-z])`);

/** Text in one look, and the column where it begins, from 0. */
interface Run {
  readonly column: number;
  readonly text: string;
  readonly classes: readonly string[];
}

/**
 * A picture of what a terminal shows, as SVG: the text with its colours, of which those are known that this project
 * uses. Each run of text is put where a terminal would, whatever font there is. `title` is read to who can't see it.
 */
export function terminalSvg(output: string, columns: number, title: string): string {
  const lines = runsOf(output);
  const width = Math.ceil(columns * cell.width) + 2 * margin;
  const height = lines.length * cell.height + 2 * margin;
  const texts = lines.flatMap((runs, line) => {
    const y = margin + line * cell.height + size;
    return runs.map(({ column, text, classes }) => {
      const look = classes.length > 0 ? ` class="${classes.join(' ')}"` : '';
      const length = round(text.length * cell.width);
      const place = `x="${round(margin + column * cell.width)}" y="${y}" textLength="${length}"`;
      return `  <text ${place}${look}>${escapeXml(text)}</text>`;
    });
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `  <title>${escapeXml(title)}</title>`,
    `  <style>${sheet}  </style>`,
    `  <rect class="screen" width="${width}" height="${height}" rx="8"/>`,
    ...texts,
    '</svg>',
    '',
  ].join('\n');
}

/** The runs of each line; blanks at their ends are nothing to see. */
function runsOf(output: string): Run[][] {
  let classes: readonly string[] = [];
  return output
    .trimEnd()
    .split('\n')
    .map((line) => {
      const runs: Run[] = [];
      let column = 0;
      for (const part of line.replaceAll(/\r/g, '').split(sequence)) {
        const codes = part.startsWith(begin) ? /^\[([\d;]*)m$/.exec(part.slice(1))?.[1] : undefined;
        // What isn't a colour moves or erases, and there is nothing to erase here.
        if (codes === undefined && part.startsWith(begin)) continue;
        if (codes !== undefined) classes = codes.split(';').reduce(after, classes);
        else if (part.trim() !== '') {
          const indent = part.length - part.trimStart().length;
          runs.push({ column: column + indent, text: part.trim(), classes });
        }
        if (codes === undefined) column += part.length;
      }
      return runs;
    });
}

function after(classes: readonly string[], code: string): readonly string[] {
  if (code === '' || code === '0') return [];
  const look = looks[code];
  if (look !== undefined) return [...classes.filter((each) => each !== look), look];
  const ended = ends[code];
  if (!ended) throw new Error(`This picture knows no colour of the code ${code}`);
  return classes.filter((each) => !ended.includes(each));
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
