import { compare, parse } from 'semver';

/**
 * What several devices have, in words: `12.5.1`, `10.8.0 or 12.5.1`, `10.8.0 to 12.5.1` for many
 * versions, `aarch64, amd64, armv7hf or 2 more` for many other things.
 */
export function formatRange(values: Iterable<string>): string {
  const distinct = [...new Set(values)];
  const areVersions = distinct.every((value) => parse(value));
  const versions = areVersions ? distinct.sort(compare) : distinct.sort();
  const [first, second, third] = versions;
  if (first === undefined) return 'nothing';
  if (second === undefined) return first;
  if (third === undefined) return `${first} or ${second}`;
  if (areVersions) return `${first} to ${versions.at(-1)}`;
  return versions.length === 3
    ? `${first}, ${second} or ${third}`
    : `${first}, ${second}, ${third} or ${versions.length - 3} more`;
}
