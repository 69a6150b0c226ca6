import type { Range } from 'semver';
import { excerpt, quoted } from '../../../release/index.ts';
import type { Asked } from '../../asked.ts';
import { leastVersion } from '../../least-version.ts';

/** The range that a requirement asks for; undefined where there is none, or one that semver doesn't read. */
export function rangeOf({ range }: Asked): Range | undefined {
  return range;
}

/** Whether any version at all is in a range. */
export function isEmpty(range: Range): boolean {
  return leastVersion(range) === undefined;
}

/** What stands for a requirement in a sentence: `sw.l4t ">=32.7"`. */
export function saying({ type, version }: Asked): string {
  return `${excerpt(type ?? '')} ${quoted(onOneLine(version ?? ''))}`;
}

/** A range without the breaks and blanks that a block scalar puts into it. */
export function onOneLine(range: string): string {
  return range.trim().replace(/\s+/g, ' ');
}

/** The part of a requirement that a finding about its range points at. */
export function versionPlace({ part, place }: Asked) {
  return part('version')?.value ?? place;
}

/** A range of one comparison in words: `from 7.0.0 on`, `below 2.81.0`. */
export function inWords(range: string): string {
  const [, sign = '', version = ''] = /^([<>]?=?)(.*?)(?:-0)?$/.exec(range) ?? [];
  const words: Readonly<Record<string, string>> = {
    '>=': `from ${version} on`,
    '>': `newer than ${version}`,
    '<': `below ${version}`,
    '<=': `up to ${version}`,
  };
  return words[sign] ?? range;
}
