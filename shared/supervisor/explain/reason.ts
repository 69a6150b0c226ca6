import { parse } from 'semver';
import type { Generation } from '../generations.ts';
import { isMissing, isObject, own } from '../json.ts';
import { isAskedByName } from '../meaning.ts';
import type { Truth } from '../truth.ts';
import { requirementTypes } from '../validity.ts';
import { parseRange, versionTest } from '../version-test.ts';
import type { Reason } from './finding.ts';

/** Why a generation finds a requirement unmet that asks for what `has` is, by whether the newest finds it met. */
export function rejectedReason(
  generation: Generation,
  entry: unknown,
  has: string | null | undefined,
  rightlyMet: Truth,
): Reason {
  const types = requirementTypes(entry);
  if (rightlyMet !== false) {
    if (isObject(entry) && isAskedByName(entry)) return 'name-unknown';
    if (types.includes('hw.device-type') && offersNoSlug(generation)) return 'device-type-by-name-only';
  }
  if (rightlyMet === true && types.includes('sw.l4t') && isBelow(generation, '10.10.0')) return 'l4t-in-two-numbers';
  const version = isObject(entry) ? own(entry, 'version') : undefined;
  if (typeof version === 'string' && version !== '') {
    if (parseRange(version) === undefined) return 'range-unreadable';
    if (typeof has === 'string' && versionTest(version)(has) === false) {
      return versionReason(version, has);
    }
  }
  if (isObject(entry) && has !== null) {
    if (otherKeys(generation, entry).length > 0) return 'key-unmet';
    if (!isMissing(own(entry, 'slug')) && types.every((type) => type.startsWith('sw.'))) return 'slug-unmet';
  }
  return rightlyMet === true ? 'understood-otherwise' : 'unmet';
}

/** Why a generation accepts although the newest finds a requirement unmet, or its contract invalid. */
export function ignoredReason(generation: Generation, entry: unknown): Reason {
  if (generation.contracts === 'ignored') return 'contracts-ignored';
  if (requirementTypes(entry).some((type) => !generation.types.includes(type))) return 'type-ignored';
  if (generation.comparedKeys === 'data' && isObject(entry) && isAskedByName(entry)) return 'key-dropped';
  return 'accepted-otherwise';
}

/** why a version lies outside of a range that people may think it lies in */
function versionReason(asked: string, has: string): Reason {
  const version = parse(has);
  if (!version) return 'unmet';
  if (version.prerelease.length > 0 && parseRange(asked, { includePrerelease: true })?.test(version)) {
    return 'prerelease-unmet';
  }
  const sameButForBuild = asked.includes('+') && asked.includes(version.version) && version.build.length > 0;
  return sameButForBuild ? 'build-metadata-unmet' : 'unmet';
}

/** the keys that a generation compares and that no fact has */
function otherKeys({ comparedKeys }: Generation, entry: Readonly<Record<string, unknown>>): string[] {
  const known = ['type', 'slug', 'name', 'version'];
  return Object.keys(entry).filter((key) => (comparedKeys === 'all' ? !known.includes(key) : key === 'data'));
}

function offersNoSlug({ offer }: Generation): boolean {
  return offer.some(({ type, slug }) => type === 'hw.device-type' && slug === type);
}

function isBelow({ from }: Generation, version: string): boolean {
  const limit = parse(version);
  return limit !== null && (parse(from)?.compare(limit) ?? 0) < 0;
}
