import { currentRelease } from '../assessment/index.ts';
import {
  type Account,
  defaultFactTags,
  everyDevice,
  type Fleet,
  FleetError,
  findFleet,
  listFleets,
  readFleet,
} from '../fleet/index.ts';
import { type Policy, type Terms, tagsOfExcuses } from '../policy/index.ts';
import type { Release } from '../release/index.ts';
import { auditFleet, type FleetAudit } from './audit-fleet.ts';
import { chooseFleets, isPattern } from './choose-fleets.ts';
import { inTurns } from './in-turns.ts';

/** Fleets of the API that are to be audited. */
export interface AccountAuditRequest {
  /** slugs, ids, names, or patterns of slugs; none: all that the login may see */
  readonly fleets: readonly string[];
  readonly next?: Release | undefined;
  readonly policy: Policy;
  readonly terms: Terms;
  readonly today: string;
  /** the present time, as an ISO time */
  readonly now: () => string;
  readonly onProgress?: ((fleet: string, read: number, total: number) => void) | undefined;
}

/** A fleet that was audited, or why nothing can be said of it. */
export type AuditedFleet = FleetAudit | UnauditedFleet;

export interface UnauditedFleet {
  /** as it was asked for */
  readonly slug: string;
  readonly error: { readonly code: string; readonly message: string };
}

/** how many fleets are read at the same time: more would only wait for the API's rate limit */
const atOnce = 4;

/** Finds the fleets that are called: by pattern among all that the login may see, else one by one; those that aren't there are errors of their own. */
export async function findFleets(
  account: Account,
  called: readonly string[],
): Promise<readonly (Fleet | UnauditedFleet)[]> {
  const patterns = called.length === 0 ? ['*'] : called.filter(isPattern);
  const all = patterns.length > 0 ? await listFleets(account) : [];
  const chosen = new Set(
    chooseFleets(
      all.map(({ slug }) => slug),
      patterns,
    ),
  );
  const found: (Fleet | UnauditedFleet)[] = all.filter(({ slug }) => chosen.has(slug));
  if (called.length > 0) found.push(...patterns.flatMap((pattern) => unfitting(pattern, chosen)));
  const named = called.filter((name) => !isPattern(name));
  found.push(...(await inTurns(named, atOnce, (name) => orError(account, name, () => findFleet(account, name)))));
  const byName = new Map(found.map((fleet) => [fleet.slug, fleet]));
  return [...byName.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** A pattern that fits no fleet is a mistake, and not an audit in which all is well. */
function unfitting(pattern: string, chosen: ReadonlySet<string>): UnauditedFleet[] {
  if (chooseFleets([...chosen], [pattern]).length > 0) return [];
  const message = `No fleet that this login may see has a slug like ${JSON.stringify(pattern.slice(0, 200))}.`;
  return [{ slug: pattern, error: { code: 'fleet-not-found', message } }];
}

/** Audits fleets of the API, several at once; what can't be read is an error of its own, and the others go on. In the order of their slugs. */
export async function auditAccount(account: Account, request: AccountAuditRequest): Promise<readonly AuditedFleet[]> {
  const fleets = await findFleets(account, request.fleets);
  return inTurns(fleets, atOnce, (fleet) =>
    'error' in fleet ? Promise.resolve(fleet) : orError(account, fleet.slug, () => auditOne(account, fleet, request)),
  );
}

function auditOne(account: Account, fleet: Fleet, request: AccountAuditRequest): Promise<FleetAudit> {
  const { next, policy, terms, today, now, onProgress } = request;
  const { slug } = fleet;
  const releases = new Map<string | null, Promise<Release>>();
  const devices = readFleet(account, fleet, {
    selection: everyDevice,
    factTags: { ...defaultFactTags, ...policy.factTags },
    needsTags: true,
    wantedTags: tagsOfExcuses(policy.excuses),
    needsRelease: true,
    needsReports: true,
    takenAt: now(),
    ...(onProgress && { onProgress: (read, total) => onProgress(slug, read, total) }),
  });
  return auditFleet({
    slug,
    devices,
    find: (id) => {
      const known = releases.get(id) ?? currentRelease(account, fleet, id);
      releases.set(id, known);
      return known;
    },
    next,
    terms,
    today,
  });
}

async function orError<Result>(
  { accepted }: Account,
  slug: string,
  task: () => Promise<Result>,
): Promise<Result | UnauditedFleet> {
  try {
    return await task();
  } catch (error) {
    // What is wrong with the login is wrong for all of them.
    await accepted;
    if (!(error instanceof FleetError)) throw error;
    return { slug, error: { code: error.code, message: error.message } };
  }
}
