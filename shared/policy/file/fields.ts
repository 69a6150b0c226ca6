import { nearest } from '../../lint/index.ts';
import { kindOf, type MapValue, quoted, type Value } from '../../release/index.ts';
import type { PolicyProblems } from './problems.ts';

/** how many characters a text may have */
const longestText = 255;

/** The values under the keys of a map; what is no map, and keys that mean nothing there, are told. */
export function fieldsOf<Key extends string>(
  value: Value,
  what: string,
  known: readonly Key[],
  problems: PolicyProblems,
): ReadonlyMap<Key, Value> {
  if (value.kind !== 'map') {
    const message = `${what} is ${kindOf(value)}. Write a map, with the keys ${either(known)}.`;
    problems.add('policy-wrong-type', value.place, message);
    return new Map();
  }
  tellUnknownKeys(value, what, known, problems);
  const fields = known.flatMap((key): [Key, Value][] => {
    const entry = value.entries.get(key);
    return entry === undefined ? [] : [[key, entry.value]];
  });
  return new Map(fields);
}

function tellUnknownKeys({ entries }: MapValue, what: string, known: readonly string[], problems: PolicyProblems) {
  for (const [key, entry] of entries) {
    if (known.includes(key)) continue;
    const meant = nearest(key, known)?.word;
    const advice = meant === undefined ? `It may have ${either(known)}.` : `Probably ${quoted(meant)} is meant.`;
    problems.add('policy-unknown-key', entry.key, `${what} has the key ${quoted(key)}, which means nothing. ${advice}`);
  }
}

/**
 * A text: a string that isn't blank, or a number as it is written, for a uuid may begin with digits alone.
 * Undefined for all else, which is told.
 */
export function textOf(value: Value, key: string, problems: PolicyProblems, longest = longestText): string | undefined {
  const text = writtenText(value);
  const length = [...(text ?? '')].length;
  if (text === undefined) {
    problems.add('policy-wrong-type', value.place, `${key} is ${kindOf(value)}. Write a text, in quotes if need be.`);
  } else if (text.trim() === '') {
    problems.add('policy-value-invalid', value.place, `${key} is an empty text. Write one that says something.`);
  } else if (length > longest) {
    const message = `${key} has ${length.toLocaleString('en-GB')} characters. Write at most ${longest.toLocaleString('en-GB')}.`;
    problems.add('policy-value-invalid', value.place, message);
  } else return text;
  return undefined;
}

function writtenText(value: Value): string | undefined {
  if (value.kind !== 'scalar') return undefined;
  const { source, start, end } = value.place;
  if (typeof value.value === 'number') return source.text.slice(start, end);
  return typeof value.value === 'string' ? value.value : undefined;
}

/** One value, or several in a list. */
export function valuesOf(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items : [value];
}

/** One word out of a closed list; undefined for another, which is told with the nearest one. */
export function wordOf<Word extends string>(
  value: Value,
  key: string,
  known: readonly Word[],
  problems: PolicyProblems,
): Word | undefined {
  const written = value.kind === 'scalar' ? value.value : undefined;
  const word = known.find((each) => each === written);
  if (word !== undefined) return word;
  if (typeof written !== 'string') {
    problems.add('policy-wrong-type', value.place, `${key} is ${kindOf(value)}. Write ${either(known)}.`);
    return undefined;
  }
  const meant = nearest(written, known)?.word;
  const advice = meant === undefined ? `Write ${either(known)}.` : `Probably ${quoted(meant)} is meant.`;
  problems.add('policy-value-invalid', value.place, `${key} can't be ${quoted(written)}. ${advice}`);
  return undefined;
}

/** `a`, `a or b`, `a, b or c` */
function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
