import type { PackedTable } from '../../../../shared/fleet/tables/range-table.ts';
import { type RawRange, valuesOfRange } from '../raw-facts.ts';
import { grouped, packRanges, places } from './packed-ranges.ts';

/**
 * A table by device type and OS version, packed. Of what facts/README.md calls evidence only
 * `ambiguous` changes an answer. `experimental` doesn't: those ranges never overlap another, so a
 * device with such an OS version can only have got it from the experimental build.
 */
export function packTable<Value>(
  table: Readonly<Record<string, readonly RawRange<Value>[]>>,
  text: (value: Value) => string,
  inOrder: (one: string, other: string) => number,
): PackedTable {
  const all = Object.values(table).flatMap((ranges) => ranges.flatMap((range) => valuesOfRange(range, text)));
  const values = [...new Set(all)].sort(inOrder);
  const place = places(values);
  const packed = Object.entries(table).map(([slug, ranges]) => {
    const answers = ranges.map((range) => {
      const answer = valuesOfRange(range, text).map(place).join(',');
      return { from: range.from, to: range.to, answer };
    });
    return [slug, packRanges(answers, slug)] as const;
  });
  return {
    values: values.join(' '),
    boards: grouped(packed)
      .map(([ranges, slugs]) => `${slugs.join(',')}|${ranges}`)
      .join('\n'),
  };
}
