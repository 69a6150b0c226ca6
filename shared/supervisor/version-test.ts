import { parse, Range } from 'semver';
import type { Truth } from './truth.ts';

/** tests one asked version against the version that a fact has; null: the fact has none, undefined: nobody knows */
export type VersionTest = (has: string | null | undefined) => Truth;

const anyVersion: VersionTest = () => true;

/** how many answers a test remembers; strangers decide how many distinct versions there are */
const remembered = 1000;

/**
 * The comparison of versions that all Supervisors make. Where the fact's version is valid semver
 * and the asked one a valid range, semver's `satisfies` without prereleases decides; otherwise the
 * two have to be the same string. So `+rev3` never counts, and a range that doesn't parse is met
 * by nothing that is a version. Not given, or empty, asks for nothing.
 *
 * A fleet has few distinct versions, so each test remembers its answers.
 */
export function versionTest(asked: string | null | undefined): VersionTest {
  if (asked === undefined || asked === null || asked === '') return anyVersion;
  const range = parseRange(asked);
  const answers = new Map<string, boolean>();
  const answer = (has: string): boolean => {
    const version = range && parse(has);
    return version ? range.test(version) : has === asked;
  };
  return (has) => {
    if (has === null) return false;
    // Every fact that can be unknown here is a version, so one that no version can be is unmet all the same.
    if (has === undefined) return range === undefined && !looksLikeVersion(asked) ? false : undefined;
    let known = answers.get(has);
    if (known === undefined) {
      if (answers.size >= remembered) answers.clear();
      known = answer(has);
      answers.set(has, known);
    }
    return known;
  };
}

/** The range, or undefined for a text that semver doesn't read as one. */
export function parseRange(text: string, options?: { includePrerelease: boolean }): Range | undefined {
  try {
    return new Range(text, options);
  } catch {
    return undefined;
  }
}

function looksLikeVersion(text: string): boolean {
  return /^\d/.test(text);
}
