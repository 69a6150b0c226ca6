import { createHash } from 'node:crypto';
import type { FactTags, JsonRecord } from '../record/facts-of-record.ts';

/**
 * A device's record that doesn't say whose it is: uuid and name are hashes of the uuid, the same in
 * every snapshot, so that two of them can be compared. A uuid is too long to be found by trying, and a
 * name would not be. Of the tags those stay that facts are read from; others may say anything.
 */
export function anonymous(record: JsonRecord, factTags: FactTags): JsonRecord {
  const { uuid, tags } = record;
  const hash = createHash('sha256')
    .update(`balena-contracts ${String(uuid)}`)
    .digest('hex')
    .slice(0, 32);
  const kept: readonly unknown[] = Object.values(factTags);
  return {
    ...record,
    uuid: hash,
    name: `device-${hash.slice(0, 7)}`,
    ...(typeof tags === 'object' &&
      tags !== null && { tags: Object.fromEntries(entriesOf(tags).filter(([key]) => kept.includes(key))) }),
  };
}

/** names and values out of `{name: value}`, `[{tag_key, value}]` or `[{name, value}]`: a list may hold more of each tag */
function entriesOf(tags: object): readonly [unknown, unknown][] {
  if (!Array.isArray(tags)) return Object.entries(tags);
  return (tags as JsonRecord[]).map(({ tag_key: key, name, value }) => [key ?? name, value]);
}
