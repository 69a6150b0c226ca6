import { type Edit, type Fix, locate, type Place } from '../release/index.ts';

/** what YAML takes for a string without quotes, wherever it stands */
const plain = /^[A-Za-z_][\w./-]*$/;
const notPlain = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** a tag before a value, with or without an anchor: it says what is made of the value, quotes or not */
const tagged = /(?:^|[\s,[{])!\S*\s+(?:&\S+\s+)?$/;
/** how far before a value its tag is looked for */
const nearby = 200;

/**
 * The fix that writes other words in place of some, each with the quotes it has. Undefined where what is
 * written isn't what was read (an escape, a variable, an alias, a tag), for then nothing is certain.
 */
export function rewriting(
  description: string,
  changes: readonly { readonly at: Place; readonly from: string; readonly into: string }[],
): Fix | undefined {
  const edits = changes.map(({ at, from, into }) => rewritten(at, from, into));
  return edits.includes(undefined) ? undefined : { description, edits: edits.filter((edit) => edit !== undefined) };
}

function rewritten(at: Place, from: string, into: string): Edit | undefined {
  const written = at.source.text.slice(at.start, at.end);
  const location = locate(at);
  if (/["'\n]/.test(into) || tagged.test(at.source.text.slice(Math.max(0, at.start - nearby), at.start)))
    return undefined;
  for (const quote of ['"', "'"]) if (written === quote + from + quote) return { location, text: quote + into + quote };
  if (written !== from) return undefined;
  return { location, text: insideItem(at) || isPlain(into) ? into : `"${into}"` };
}

/** Whether a value stands in an item `key=value`, where quotes would be a part of it. */
function insideItem({ source, start, end }: Place): boolean {
  return source.text[start - 1] === '=' || source.text[end] === '=';
}

function isPlain(text: string): boolean {
  return plain.test(text) && !notPlain.test(text);
}
