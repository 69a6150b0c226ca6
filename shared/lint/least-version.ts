import { minVersion, Range } from 'semver';

/** longer ones are no range that anybody wrote */
export const longestRange = 500;

/** The range of a text; undefined for what semver doesn't read as one. */
export function readRange(text: string): Range | undefined {
  if (text.length > longestRange) return undefined;
  try {
    return new Range(text);
  } catch {
    return undefined;
  }
}

/**
 * The least version in a range; undefined where there is none, as in `>=15 <12`. Each alternative is asked for
 * itself: semver's own answer for several is none where the one that begins lowest is empty.
 */
export function leastVersion(range: Range): string | undefined {
  const least = range.set.flatMap((comparators) => {
    const alternative = readRange(comparators.map(({ value }) => value).join(' '));
    return (alternative && minVersion(alternative)) ?? [];
  });
  return least.sort((a, b) => a.compare(b))[0]?.version;
}
