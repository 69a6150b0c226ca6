import type { Device } from '../fleet/index.ts';
import { type NamePattern, namePattern } from './name-pattern.ts';
import type { Excuse } from './policy.ts';

/**
 * Finds the excuses that name a device, by their numbers. A policy may name thousands of devices, and a fleet has more:
 * uuids and tags are looked up, and just patterns are tried one by one.
 */
export function excuseFinder(excuses: readonly Excuse[]): (device: Device) => readonly number[] {
  const byUuid = uuidFinder(excuses);
  const byTag = tagFinder(excuses);
  const patterns = excuses.flatMap(({ devices }, number) =>
    'name' in devices ? [{ number, fits: namePattern(devices.name) }] : [],
  );
  return ({ uuid, name, tags = {} }) => {
    const found = [...byUuid(uuid), ...byTag(tags), ...fittingName(patterns, name)];
    return found.length < 2 ? found : [...new Set(found)].sort((a, b) => a - b);
  };
}

/** The tags by which excuses name devices, for the readers of devices to look at. */
export function tagsOfExcuses(excuses: readonly Excuse[]): string[] {
  return [...new Set(excuses.flatMap(({ devices }) => ('tag' in devices ? [devices.tag.key] : [])))];
}

const none: readonly number[] = [];

/** Beginnings of uuids by their length: of a uuid just so many beginnings are looked up as there are lengths. */
function uuidFinder(excuses: readonly Excuse[]): (uuid: string) => readonly number[] {
  const lengths = new Map<number, Map<string, number[]>>();
  for (const [number, { devices }] of excuses.entries()) {
    if (!('uuids' in devices)) continue;
    for (const begin of devices.uuids) {
      const ofLength = lengths.get(begin.length) ?? new Map<string, number[]>();
      lengths.set(begin.length, ofLength);
      const numbers = ofLength.get(begin) ?? [];
      ofLength.set(begin, numbers);
      numbers.push(number);
    }
  }
  if (lengths.size === 0) return () => none;
  return (uuid) => {
    const lower = uuid.toLowerCase();
    return [...lengths].flatMap(([length, ofLength]) =>
      length > lower.length ? none : (ofLength.get(lower.slice(0, length)) ?? none),
    );
  };
}

function tagFinder(excuses: readonly Excuse[]): (tags: Readonly<Record<string, string>>) => readonly number[] {
  const keys = new Map<string, Map<string, number[]>>();
  for (const [number, { devices }] of excuses.entries()) {
    if (!('tag' in devices)) continue;
    const { key, value } = devices.tag;
    const values = keys.get(key) ?? new Map<string, number[]>();
    keys.set(key, values);
    values.set(value, [...(values.get(value) ?? none), number]);
  }
  if (keys.size === 0) return () => none;
  return (tags) =>
    [...keys].flatMap(([key, values]) => (Object.hasOwn(tags, key) ? (values.get(tags[key] ?? '') ?? none) : none));
}

function fittingName(
  patterns: readonly { readonly number: number; readonly fits: NamePattern }[],
  name: string,
): readonly number[] {
  return patterns.length === 0 ? none : patterns.filter(({ fits }) => fits(name)).map(({ number }) => number);
}
