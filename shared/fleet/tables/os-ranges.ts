import { osVersionNumber } from './os-version.ts';

/** A range of OS versions, both ends included, in which a fact stays the same. */
export interface OsRange<Answer> {
  /** the ends as their tags write them: `2.58.6+rev1`, `2019.07.0` */
  readonly from: string;
  readonly to: string;
  /** the ends as numbers (osVersionNumber) */
  readonly first: number;
  readonly last: number;
  readonly answer: Answer;
}

/**
 * Ranges as the data modules write them, parted by spaces: `2.7.2+9-2.7.2+10=4`, `2.0.6=a`. `+9` is
 * `+rev9`, a range without an end is one version, and what is behind the `=` is for `readAnswer`.
 */
export function readOsRanges<Answer>(packed: string, readAnswer: (text: string) => Answer): OsRange<Answer>[] {
  return packed.split(' ').map((range) => {
    const [ends = '', answer = ''] = range.split('=');
    const [from = '', to = from] = ends.replaceAll('+', '+rev').split('-');
    return { from, to, first: numberOf(from), last: numberOf(to), answer: readAnswer(answer) };
  });
}

function numberOf(version: string): number {
  const number = osVersionNumber(version);
  if (number === undefined) throw new Error(`the tables hold ${JSON.stringify(version)}, which is no OS version`);
  return number;
}

/** The range that holds a version (osVersionNumber), out of sorted ranges that don't overlap: a binary search. */
export function rangeAt<Answer>(ranges: readonly OsRange<Answer>[], version: number): OsRange<Answer> | undefined {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return undefined;
    if (version < range.first) high = middle - 1;
    else if (version > range.last) low = middle + 1;
    else return range;
  }
  return undefined;
}
