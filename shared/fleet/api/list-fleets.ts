import { FleetError } from '../fleet-error.ts';
import type { Account } from './account.ts';
import { hostOf } from './connection.ts';
import { type Fleet, fleetOf } from './find-fleet.ts';
import { readPages } from './pages.ts';

/** how many fleets are asked for at once */
const pageSize = 1000;

/**
 * All fleets that a login may see and that are somebody's own: public ones and those of host OS releases, which everybody
 * sees, are left out, and so are archived ones. In the order of their slugs. Rejects with a FleetError.
 */
export async function listFleets(account: Account): Promise<Fleet[]> {
  const fleets: Fleet[] = [];
  const pages = readPages(account, {
    about: 'the fleets',
    top: pageSize,
    request: (after, top, signal) =>
      account.connection.sdk.pine.get({
        resource: 'application',
        passthrough: { signal, refreshToken: false },
        options: {
          $select: ['id', 'slug'],
          $filter: {
            id: { $gt: after },
            is_of__class: 'fleet',
            is_host: false,
            is_public: false,
            is_archived: false,
          },
          $orderby: { id: 'asc' },
          $top: top,
        },
      }),
  });
  for await (const page of pages) {
    for (const row of page) {
      const fleet = fleetOf(row);
      if (!fleet) throw strange(account);
      fleets.push(fleet);
    }
  }
  return fleets.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

function strange({ connection }: Account): FleetError {
  const problem = `The balena API at ${hostOf(connection)} gave something that is no fleet when asked for the fleets.`;
  return new FleetError({ code: 'bad-response', problem });
}
