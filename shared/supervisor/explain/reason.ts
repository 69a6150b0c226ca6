import { parse } from 'semver';
import type { Generation } from '../generations.ts';
import { isObject, own } from '../json.ts';
import { isAskedByName } from '../meaning.ts';
import { requirementTypes } from '../validity.ts';
import { parseRange } from '../version-test.ts';
import type { Reason } from './finding.ts';

/** Why a generation finds a requirement unmet, by whether the newest finds it met. */
export function rejectedReason(generation: Generation, entry: unknown, rightlyMet: boolean): Reason {
  if (!rightlyMet) return isUnreadable(entry) ? 'range-unreadable' : 'unmet';
  if (isObject(entry) && isAskedByName(entry)) return 'name-unknown';
  const types = requirementTypes(entry);
  if (types.includes('hw.device-type') && offersNoSlug(generation)) return 'device-type-by-name-only';
  if (types.includes('sw.l4t') && isBelow(generation, '10.10.0')) return 'l4t-in-two-numbers';
  return 'understood-otherwise';
}

/** Why a generation accepts although the newest finds a requirement unmet, or its contract invalid. */
export function ignoredReason(generation: Generation, entry: unknown): Reason {
  if (generation.contracts === 'ignored') return 'contracts-ignored';
  if (requirementTypes(entry).some((type) => !generation.types.includes(type))) return 'type-ignored';
  if (generation.comparedKeys === 'data' && isObject(entry) && isAskedByName(entry)) return 'key-dropped';
  return 'accepted-otherwise';
}

function isUnreadable(entry: unknown): boolean {
  const version = isObject(entry) ? own(entry, 'version') : undefined;
  return typeof version === 'string' && version !== '' && parseRange(version) === undefined;
}

function offersNoSlug({ offer }: Generation): boolean {
  return offer.some(({ type, slug }) => type === 'hw.device-type' && slug === type);
}

function isBelow({ from }: Generation, version: string): boolean {
  const limit = parse(version);
  return limit !== null && (parse(from)?.compare(limit) ?? 0) < 0;
}
