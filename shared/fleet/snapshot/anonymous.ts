import { createHash } from 'node:crypto';
import type { FactTags, JsonRecord } from '../record/facts-of-record.ts';
import type { KeptRelease } from './kept-releases.ts';

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

/**
 * A release that doesn't say whose it is: its services are numbered, and of a contract stays what it is and what it
 * requires; of labels the one that says what is optional.
 */
export function anonymousRelease({ id, commit, services }: KeptRelease, optionalLabel: string): KeptRelease {
  return {
    id,
    commit,
    services: services.map(({ contract, labels }, index) => ({
      name: `service-${index + 1}`,
      contract: anonymousContract(contract),
      labels: Object.hasOwn(labels, optionalLabel) ? { [optionalLabel]: labels[optionalLabel] } : {},
    })),
  };
}

function anonymousContract(contract: unknown): unknown {
  if (typeof contract !== 'object' || contract === null || Array.isArray(contract)) return contract;
  const { type, requires } = contract as JsonRecord;
  return { ...(type !== undefined && { type }), slug: 'service', ...(requires !== undefined && { requires }) };
}

/** names and values out of `{name: value}`, `[{tag_key, value}]` or `[{name, value}]`: a list may hold more of each tag */
function entriesOf(tags: object): readonly [unknown, unknown][] {
  if (!Array.isArray(tags)) return Object.entries(tags);
  return (tags as JsonRecord[]).map(({ tag_key: key, name, value }) => [key ?? name, value]);
}
