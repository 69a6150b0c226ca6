import { isObject, type JsonObject, own } from '../json.ts';

/** how much of a stranger's text a message repeats, in characters */
const longest = 120;

/**
 * A requirement in the words of messages: `sw.l4t >=32.4.2`, `hw.device-type jetson-tx2`,
 * `one of sw.os balena-os >=2, sw.kernel linux >=5`. Plain text, not yet escaped for any output.
 */
export function formatRequirement(entry: unknown): string {
  if (!isObject(entry)) return shorten(JSON.stringify(entry) ?? 'nothing');
  const alternatives = own(entry, 'or');
  if (Array.isArray(alternatives) && own(entry, 'type') === undefined) {
    const [only] = alternatives;
    if (alternatives.length === 0) return 'an empty list of alternatives';
    if (alternatives.length === 1) return formatRequirement(only);
    return shorten(`one of ${alternatives.map(formatPlain).join(', ')}`);
  }
  return formatPlain(entry);
}

function formatPlain(entry: unknown): string {
  if (!isObject(entry) || typeof own(entry, 'type') !== 'string') return shorten(JSON.stringify(entry) ?? 'nothing');
  const words = [String(own(entry, 'type')), ...slugOrName(entry)];
  const version = own(entry, 'version');
  if (version !== undefined && version !== null && version !== '') {
    words.push(typeof version === 'string' ? version : JSON.stringify(version));
  }
  return shorten(words.join(' '));
}

function slugOrName(entry: JsonObject): string[] {
  const slug = own(entry, 'slug');
  if (typeof slug === 'string' && slug !== '') return [slug];
  const name = own(entry, 'name');
  return typeof name === 'string' ? [`with name ${name}`] : [];
}

export function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
