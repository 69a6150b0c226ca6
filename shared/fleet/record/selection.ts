import type { JsonRecord } from './facts-of-record.ts';

/** Which devices of a fleet are wanted; those that fit all of it. */
export interface Selection {
  /** just those that are online, as the API or the snapshot says it */
  readonly online: boolean;
  /** just those whose uuid begins with one of these, in lower case; all where there are none */
  readonly uuids: readonly string[];
  /** just those that have each of these tags */
  readonly tags: readonly Tag[];
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export const everyDevice: Selection = { online: false, uuids: [], tags: [] };

/** Whether there may be devices that are not wanted. */
export function isChosen({ online, uuids, tags }: Selection): boolean {
  return online || uuids.length > 0 || tags.length > 0;
}

/** Whether a device of a snapshot is wanted. The API is asked for no others in the first place. */
export function isSelected({ online, uuids, tags }: Selection, record: JsonRecord): boolean {
  const { uuid } = record;
  if (online && record['online'] !== true) return false;
  if (uuids.length > 0 && !(typeof uuid === 'string' && uuids.some((begin) => beginsWith(uuid, begin)))) return false;
  return tags.every((tag) => hasTag(record['tags'], tag));
}

/** A snapshot may be written by hand, in capitals. */
export function beginsWith(uuid: string, begin: string): boolean {
  return uuid.toLowerCase().startsWith(begin);
}

/** in `{name: value}`, `[{tag_key, value}]` (as the API gives them) or `[{name, value}]` */
function hasTag(tags: unknown, { key, value }: Tag): boolean {
  if (typeof tags !== 'object' || tags === null) return false;
  if (!Array.isArray(tags)) return Object.hasOwn(tags, key) && (tags as JsonRecord)[key] === value;
  return (tags as unknown[]).some((tag) => {
    if (typeof tag !== 'object' || tag === null) return false;
    const { tag_key: tagKey, name, value: has } = tag as JsonRecord;
    return (tagKey ?? name) === key && has === value;
  });
}
