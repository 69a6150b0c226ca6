import { FleetError } from '../fleet-error.ts';
import { longestFact } from '../record/limits.ts';
import { shown } from '../record/shown.ts';
import type { Account } from './account.ts';
import { hostOf } from './connection.ts';
import { idOf, type Row, rowsOf } from './row.ts';

/** A fleet of the API. */
export interface Fleet {
  readonly id: number;
  readonly slug: string;
}

/** Whether a number may be the id of a fleet, or is a name as all others are: so the balena CLI has it in push and deploy. */
export type FleetNaming = 'id-or-name' | 'name';

/** how many fleets of one name a message lists */
const mostListed = 10;

/**
 * Finds the fleet that somebody calls by its slug (`acme/kiosk`), its id or its name. A name may
 * belong to fleets of several organizations; then it is not guessed which is meant.
 */
export async function findFleet(account: Account, called: string, naming: FleetNaming = 'id-or-name'): Promise<Fleet> {
  const { ask, connection } = account;
  const found = await ask(
    `the fleet ${shown(called)}`,
    (signal) =>
      connection.sdk.pine.get({
        resource: 'application',
        passthrough: { signal, refreshToken: false },
        options: {
          $select: ['id', 'slug'],
          $filter: filterFor(called, naming),
          $orderby: { slug: 'asc' },
          $top: mostListed,
        },
      }),
    (answer) => {
      const fleets = rowsOf(answer)?.map(fleetOf);
      return fleets?.every((fleet) => fleet !== undefined) ? fleets : undefined;
    },
  );
  const [fleet, other] = found;
  if (fleet && !other) return fleet;
  if (!fleet) {
    const problem = `There is no fleet ${shown(called)} at ${hostOf(connection)}, or this login may not see it. A slug (organization/fleet) is the surest name; \`balena fleet list\` shows those that you have.`;
    throw new FleetError({ code: 'fleet-not-found', problem });
  }
  const slugs = found.map(({ slug }) => slug).join(', ');
  const problem = `${shown(called)} is the name of several fleets: ${slugs}. Name one of them by its slug.`;
  throw new FleetError({ code: 'fleet-ambiguous', problem });
}

function filterFor(called: string, naming: FleetNaming) {
  // Slugs are lower case at balena, and its CLI takes them in any case.
  if (called.includes('/')) return { slug: called.toLowerCase() };
  if (naming === 'id-or-name' && /^\d{1,15}$/.test(called))
    return { $or: [{ id: Number(called) }, { app_name: called }] };
  return { app_name: called };
}

/** The fleet of a row; undefined for what can't be one. */
export function fleetOf({ id, slug }: Row): Fleet | undefined {
  const key = idOf(id);
  if (key === undefined || typeof slug !== 'string' || slug.length > longestFact) return undefined;
  return { id: key, slug };
}
