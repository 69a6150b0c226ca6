import { osVersionNumber } from '../../../../shared/fleet/tables/os-version.ts';

/** One range for `readOsRanges`; `answer` is what stands behind the `=`, if anything. */
export interface RangeToPack {
  readonly from: string;
  readonly to: string;
  readonly answer: string;
}

/** Ranges as `readOsRanges` reads them. Throws where they aren't sorted, overlap, or run on into ESR. */
export function packRanges(ranges: readonly RangeToPack[], whose: string): string {
  let last = -1;
  for (const { from, to } of ranges) {
    const [first, end] = [osVersionNumber(from), osVersionNumber(to)];
    const isOrdered = first !== undefined && end !== undefined && last < first && first <= end;
    if (!isOrdered) throw new Error(`${whose}: the range ${from} to ${to} is out of order`);
    if (from.startsWith('20') !== to.startsWith('20')) throw new Error(`${whose}: ${from} to ${to} runs on into ESR`);
    last = end;
  }
  return ranges
    .map(({ from, to, answer }) =>
      `${from === to ? from : `${from}-${to}`}${answer && `=${answer}`}`.replaceAll('+rev', '+'),
    )
    .join(' ');
}

/** The place of each text in a list, base 36. */
export function places(texts: readonly string[]): (text: string) => string {
  const known = new Map(texts.map((text, index) => [text, index.toString(36)]));
  return (text) => {
    const place = known.get(text);
    if (place === undefined) throw new Error(`${text} is in no list`);
    return place;
  };
}

/** The keys of entries with equal text, together: text → keys. */
export function grouped(entries: readonly (readonly [key: string, text: string])[]): [text: string, keys: string[]][] {
  const groups = Map.groupBy(entries, ([, text]) => text);
  return [...groups].map(([text, members]) => [text, members.map(([key]) => key)]);
}
