import type { Place } from '../files/source-text.ts';

/**
 * What a YAML file says, each piece with the place where it is written. Aliases and merge keys are
 * resolved: what came through one stands at the place of its anchor, and is the same object, so
 * that ten thousand uses of an anchor cost no more than one.
 */
export type Value = MapValue | ListValue | ScalarValue;

interface Written {
  readonly place: Place;
  /** an explicit tag, such as `!reset` */
  readonly tag?: string;
  /** how many values this is when every alias is written out, itself included */
  readonly size: number;
  /** how many levels of lists and maps it has */
  readonly depth: number;
}

export interface MapValue extends Written {
  readonly kind: 'map';
  /** a Map, not an object: a key may be `__proto__` */
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface ListValue extends Written {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

export interface ScalarValue extends Written {
  readonly kind: 'scalar';
  readonly value: Scalar;
  /** variables without a value or default that were replaced by nothing */
  readonly unset?: readonly string[];
  /** for a path: the directory that it starts from, relative to the source directory */
  readonly base?: string;
}

export type Scalar = string | number | bigint | boolean | null;

export interface Entry {
  readonly key: Place;
  /** from the start of the key to the end of what is written as its value */
  readonly place: Place;
  readonly value: Value;
}

/** The entry under a key; undefined where there is none, or one taken back by `!reset`. */
export function entryOf(map: Value | undefined, key: string): Entry | undefined {
  if (map?.kind !== 'map') return undefined;
  const entry = map.entries.get(key);
  return entry === undefined || isReset(entry.value) ? undefined : entry;
}

/** The value under a key; undefined also where it is null, for compose takes both the same way. */
export function valueUnder(map: Value | undefined, key: string): Value | undefined {
  const value = entryOf(map, key)?.value;
  return value === undefined || isNull(value) ? undefined : value;
}

/** All entries but those taken back by `!reset`. */
export function* entriesOf(map: MapValue): Generator<[string, Entry]> {
  for (const pair of map.entries) if (!isReset(pair[1].value)) yield pair;
}

export function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

export function isReset(value: Value): boolean {
  return value.tag === '!reset';
}

export function scalarAt(place: Place, value: Scalar): ScalarValue {
  return { kind: 'scalar', place, value, size: 1, depth: 0 };
}

export function mapAt(place: Place, entries: ReadonlyMap<string, Entry>, tag?: string): MapValue {
  let size = 1;
  let depth = 0;
  for (const { value } of entries.values()) {
    size += value.size;
    if (value.depth > depth) depth = value.depth;
  }
  return { kind: 'map', place, entries, size, depth: depth + 1, ...(tag !== undefined && { tag }) };
}

export function listAt(place: Place, items: readonly Value[], tag?: string): ListValue {
  let size = 1;
  let depth = 0;
  for (const value of items) {
    size += value.size;
    if (value.depth > depth) depth = value.depth;
  }
  return { kind: 'list', place, items, size, depth: depth + 1, ...(tag !== undefined && { tag }) };
}

/** What a value is called in a sentence. */
export function kindOf(value: Value): string {
  if (value.kind !== 'scalar') return value.kind === 'map' ? 'a map' : 'a list';
  if (value.value === null) return 'empty';
  if (typeof value.value === 'string') return 'a string';
  return typeof value.value === 'boolean' ? 'a boolean' : 'a number';
}
