import type { Range } from 'semver';
import {
  entriesOf,
  type Label,
  type Place,
  toJson,
  type Value,
  valueUnder,
  type WrittenService,
} from '../release/index.ts';
import { readRange } from './least-version.ts';

/** One plain requirement, or one alternative of an `or`, with the places of its parts. */
export interface Asked {
  readonly body: JsonObject;
  /** undefined where it is no text */
  readonly type: string | undefined;
  readonly slug: string | undefined;
  readonly version: string | undefined;
  /** the range of its version; undefined where there is none, or one that semver doesn't read */
  readonly range: Range | undefined;
  /** the whole requirement */
  readonly place: Place;
  /** where one of its keys and the key's value are written; of a label, both belong to every key */
  readonly part: (key: string) => Part | undefined;
  /** the label that it is made of */
  readonly label?: Label;
  /** the entry of `requires` that it is, or is an alternative in */
  readonly entry: Entry;
}

export interface Entry {
  readonly place: Place;
  /** whether it is an `or` */
  readonly or: boolean;
  /** its alternatives; of a plain requirement just that one */
  readonly asked: readonly Asked[];
}

export interface Part {
  readonly key: Place;
  readonly value: Place;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** What a service asks for: by its contract file, or by its labels. Entries that are no maps are left out. */
export function askedBy({ contractFile, requirements }: WrittenService): Asked[] {
  const requires = valueUnder(contractFile, 'requires');
  const written = requires?.kind === 'list' ? requires.items.flatMap(askedByEntry) : [];
  return [...written, ...requirements.flatMap(({ body, label }) => (label ? [askedByLabel(body, label)] : []))];
}

function askedByEntry(value: Value): Asked[] {
  const alternatives = valueUnder(value, 'or');
  const or = alternatives?.kind === 'list' && valueUnder(value, 'type') === undefined;
  const asked: Asked[] = [];
  const entry: Entry = { place: value.place, or, asked };
  asked.push(...(or ? alternatives.items : [value]).flatMap((each) => askedByMap(each, entry)));
  return asked;
}

function askedByMap(value: Value, entry: Entry): Asked[] {
  if (value.kind !== 'map') return [];
  const parts = new Map(
    [...entriesOf(value)].map(
      ([
        name,
        {
          key,
          value: { place },
        },
      ]) => [name, { key, value: place }],
    ),
  );
  return [makeAsked(toJson(value) as JsonObject, value.place, (key) => parts.get(key), entry)];
}

function askedByLabel(body: unknown, label: Label): Asked {
  const { or: alternatives, ...plain } = body as { or?: readonly [JsonObject] } & JsonObject;
  const asked: Asked[] = [];
  const entry: Entry = { place: label.place, or: alternatives !== undefined, asked };
  const part = (key: string) =>
    key === 'type' ? { key: label.key, value: label.key } : { key: label.key, value: label.value };
  const made = { ...makeAsked(alternatives?.[0] ?? plain, label.place, part, entry), label };
  asked.push(made);
  return made;
}

function makeAsked(body: JsonObject, place: Place, part: Asked['part'], entry: Entry): Asked {
  const text = (key: string) => {
    const value = Object.hasOwn(body, key) ? body[key] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const version = text('version');
  const range = version ? readRange(version) : undefined;
  return { body, type: text('type'), slug: text('slug'), version, range, place, part, entry };
}
