import type { Location } from '../location.ts';

/** A file's text, with where its lines start once somebody has asked. */
export interface SourceText {
  /** path from the source directory */
  readonly file: string;
  readonly text: string;
  /** offsets of line starts, computed at the first question: most files are never asked */
  lineStarts?: readonly number[];
}

/** A stretch of a file's text, from `start` up to, not including, `end`. */
export interface Place {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** The lines and columns of a place. */
export function locate({ source, start, end }: Place): Location {
  const starts = lineStarts(source);
  const from = position(starts, start);
  const to = end > start ? position(starts, end) : from;
  return {
    file: source.file,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}

/** The offsets at which the lines of a text start. */
export function lineStarts(source: SourceText): readonly number[] {
  source.lineStarts ??= lineStartsOf(source.text);
  return source.lineStarts;
}

/** The beginning of a file, for what is wrong with the file as a whole. */
export function startOf(file: string): Location {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

// The last line start that isn't behind the offset, by halving.
function position(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
