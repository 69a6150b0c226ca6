import type { JsonRecord } from './facts-of-record.ts';
import { tagValue } from './tags.ts';

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
  return tags.every(({ key, value }) => tagValue(record['tags'], key) === value);
}

/** A snapshot may be written by hand, in capitals. */
export function beginsWith(uuid: string, begin: string): boolean {
  return uuid.toLowerCase().startsWith(begin);
}
