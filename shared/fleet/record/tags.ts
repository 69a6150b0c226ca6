import type { JsonRecord } from './facts-of-record.ts';

/** The value of a tag in `{name: value}`, `[{tag_key, value}]` (as the API gives them) or `[{name, value}]`; else undefined. */
export function tagValue(tags: unknown, key: string): unknown {
  if (typeof tags !== 'object' || tags === null) return undefined;
  if (!Array.isArray(tags)) return Object.hasOwn(tags, key) ? (tags as JsonRecord)[key] : undefined;
  for (const tag of tags as unknown[]) {
    if (typeof tag !== 'object' || tag === null) continue;
    const { tag_key: tagKey, name, value } = tag as JsonRecord;
    if ((tagKey ?? name) === key) return value;
  }
  return undefined;
}

/** The tags of these names that have a text, for what is to be told of a device by them. */
export function pickTags(tags: unknown, keys: readonly string[]): Record<string, string> {
  const picked = new Map<string, string>();
  for (const key of keys) {
    const value = tagValue(tags, key);
    if (typeof value === 'string') picked.set(key, value);
  }
  return Object.fromEntries(picked);
}
