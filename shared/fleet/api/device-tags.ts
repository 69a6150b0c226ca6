import type { JsonRecord } from '../record/facts-of-record.ts';
import type { Account } from './account.ts';
import { readPages } from './pages.ts';
import { referenceOf } from './row.ts';

/** The tags of some devices, by the devices' ids. */
export type DeviceTags = ReadonlyMap<number, JsonRecord>;

/** how many tags are read at once */
const top = 10_000;

/**
 * Reads the tags of the devices of a fleet whose ids lie between two others, both included: those of
 * the given names, or all. A question of its own for a page of devices costs less than to have the
 * tags with each device.
 */
export async function readDeviceTags(
  account: Account,
  fleet: { readonly id: number; readonly slug: string },
  [first, last]: readonly [first: number, last: number],
  names: readonly string[] | 'all',
  ends: AbortSignal,
): Promise<DeviceTags> {
  const tags = new Map<number, Record<string, unknown>>();
  const pages = readPages(account, {
    about: `the tags of the devices of ${fleet.slug}`,
    top,
    ends,
    request: (after, most, signal) =>
      account.connection.sdk.pine.get({
        resource: 'device_tag',
        passthrough: { signal, refreshToken: false },
        options: {
          $select: ['id', 'device', 'tag_key', 'value'],
          $filter: {
            id: { $gt: after },
            device: {
              $any: {
                $alias: 'd',
                $expr: { d: { belongs_to__application: fleet.id, id: { $ge: first, $le: last } } },
              },
            },
            ...(names !== 'all' && { tag_key: { $in: [...names] } }),
          },
          $orderby: { id: 'asc' },
          $top: most,
        },
      }),
  });
  for await (const page of pages) {
    for (const { device, tag_key: key, value } of page) {
      const id = referenceOf(device);
      if (typeof id !== 'number' || typeof key !== 'string') continue;
      const known = tags.get(id) ?? {};
      // A tag may be called __proto__: no assignment is to reach it.
      Object.defineProperty(known, key, { value, enumerable: true, configurable: true, writable: true });
      tags.set(id, known);
    }
  }
  return tags;
}
