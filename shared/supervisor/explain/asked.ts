import { isObject, type JsonObject, own } from '../json.ts';
import { parseRange } from '../version-test.ts';

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

/** `>` or `<=` before a version of fewer than three numbers: it cuts elsewhere than it seems to */
const surprisingRange = /(?:>(?!=)|<=)\s*v?\d+(?:\.(?:\d+|[xX*]))?(?:\.[xX*])?(?=$|[\s|])/;

/**
 * A requirement with what its range means, where that isn't what it seems to:
 * `sw.kernel linux >5.15.*, which means >=5.16.0`.
 */
export function describeAsked(entry: unknown): string {
  const asked = formatRequirement(entry);
  const version = isObject(entry) ? own(entry, 'version') : undefined;
  if (typeof version !== 'string' || !surprisingRange.test(version)) return asked;
  const range = parseRange(version);
  return range ? `${asked}, which means ${shorten(range.range.replaceAll('-0', ''))}` : asked;
}

function formatPlain(entry: unknown): string {
  if (!isObject(entry) || typeof own(entry, 'type') !== 'string') return shorten(JSON.stringify(entry) ?? 'nothing');
  const words = [String(own(entry, 'type')), ...slugOrName(entry)];
  const version = own(entry, 'version');
  if (version !== undefined && version !== null && version !== '') {
    words.push(typeof version === 'string' ? version : JSON.stringify(version));
  }
  const { type: _, slug: __, name: ___, version: ____, ...others } = entry;
  if (Object.keys(others).length > 0) words.push(`with ${JSON.stringify(others)}`);
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
