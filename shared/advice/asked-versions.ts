import { minVersion, Range, SemVer } from 'semver';
import type { Release } from '../release/index.ts';

/** how many versions of a release's ranges are tried; strangers decide how many it holds */
const most = 100;

/**
 * The versions at which the ranges that a release asks of one type may begin or end to be met, as `x.y.z`: those that
 * stand in them, and the ones just behind. Where the answer may change is all that has to be tried.
 */
export function askedVersions(release: Release, type: string): string[] {
  const versions = new Set<string>();
  for (const { contract } of release.services) {
    for (const range of rangesOf(contract?.body, type)) {
      for (const version of cuts(range)) if (versions.size < most) versions.add(version);
    }
  }
  return [...versions];
}

/** The entries of a contract's `requires`, one a requirement; an alternative of an `or` is one too. */
export function requirementsIn(body: unknown): Record<string, unknown>[] {
  if (!isRecord(body) || !Array.isArray(body['requires'])) return [];
  return body['requires'].flatMap((entry: unknown) => {
    if (!isRecord(entry)) return [];
    const alternatives = entry['or'];
    return Array.isArray(alternatives) && entry['type'] === undefined ? alternatives.filter(isRecord) : [entry];
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rangesOf(body: unknown, wanted: string): Range[] {
  return requirementsIn(body).flatMap(({ type, version }) => {
    if (type !== wanted || typeof version !== 'string') return [];
    try {
      return [new Range(version)];
    } catch {
      return [];
    }
  });
}

function cuts(range: Range): string[] {
  const named = range.set.flat().flatMap(({ semver }) => (semver instanceof SemVer && semver.version ? [semver] : []));
  const lowest = minVersion(range);
  return [...named, ...(lowest ? [lowest] : [])].flatMap(({ major, minor, patch }) => [
    `${major}.${minor}.${patch}`,
    `${major}.${minor}.${patch + 1}`,
  ]);
}
