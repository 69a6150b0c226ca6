import type { Account } from './account.ts';
import { idOf, rowsOf } from './row.ts';

/** how many releases are asked for at once; the API takes some thousand ids, and then answers 431 */
const most = 200;

/**
 * Makes a look-up of the commits of releases by their ids, for a fleet's devices point to few of them
 * again and again: each is asked for once.
 */
export function commitLookup(
  { ask, connection }: Account,
  fleet: { readonly slug: string },
  ends: AbortSignal,
): (ids: readonly number[]) => Promise<ReadonlyMap<number, string>> {
  const known = new Map<number, string>();
  return async (ids) => {
    const unknown = [...new Set(ids)].filter((id) => !known.has(id));
    for (let start = 0; start < unknown.length; start += most) {
      const some = unknown.slice(start, start + most);
      const found = await ask(
        `the releases of ${fleet.slug}`,
        (signal) =>
          connection.sdk.pine.get({
            resource: 'release',
            passthrough: { signal, refreshToken: false },
            options: { $select: ['id', 'commit'], $filter: { id: { $in: some } } },
          }),
        rowsOf,
        ends,
      );
      for (const { id, commit } of found) {
        const key = idOf(id);
        if (key !== undefined && typeof commit === 'string') known.set(key, commit);
      }
    }
    return known;
  };
}
