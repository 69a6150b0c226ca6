import { type Account, type Fleet, readRelease } from '../fleet/index.ts';
import { type Release, releaseOfRecord } from '../release/index.ts';

/** The release that a device should be running, by the API's id; null: none. */
export async function currentRelease(account: Account, fleet: Fleet, id: string | null): Promise<Release> {
  return id === null ? noRelease(fleet.slug) : releaseOfRecord(await readRelease(account, fleet, id), fleet.slug);
}

/** Where a device should be running no release, there is none of which it could be said that it runs it. */
export function noRelease(slug: string): Release {
  const undecided = `There is no release of ${slug} that the device should be running.`;
  return { source: `no release of ${slug}`, services: [], undecided, absent: true };
}
