import {
  type Account,
  type DerivedFact,
  type Device,
  type Finds,
  type Fleet,
  FleetError,
  type FleetNaming,
  type FleetRequest,
  findFleet,
  findRelease,
  mapBatches,
  readFleet,
} from '../fleet/index.ts';
import { type Release, releaseOfRecord } from '../release/index.ts';
import { askedFacts } from '../supervisor/index.ts';
import { assess, assessReleases, type DeviceStream } from './assess.ts';
import type { Assessment } from './assessment.ts';
import { currentRelease } from './current-release.ts';

/** A fleet that was asked for and of which nothing can be said. */
export interface UnreadFleet {
  /** as it was asked for */
  readonly fleet: string;
  readonly error: { readonly code: string; readonly message: string };
}

export interface AssessFleetsRequest {
  /** slugs, ids or names */
  readonly fleets: readonly string[];
  /** whether a number is an id of the API's, or a name */
  readonly naming?: FleetNaming | undefined;
  /**
   * What is judged: a release; or one of the API, by its commit or id, or `latest`; or for each device
   * the one that it should be running, which is `current`.
   */
  readonly release: Release | { readonly called: string };
  readonly selection: FleetRequest['selection'];
  readonly factTags: FleetRequest['factTags'];
  /** the tags by which excuses name devices */
  readonly wantedTags: readonly string[];
  /** the numbers of the excuses that name a device */
  readonly excusesOf?: (device: Device) => readonly number[];
  /** what to compare with: a release, or for each device the one that it should be running */
  readonly base?: Release | 'current' | undefined;
  /** counts what was found by the beginning of a uuid */
  readonly finds: Finds;
  /** the present time, as an ISO time */
  readonly now: () => string;
  readonly onProgress?: (fleet: string, read: number, total: number) => void;
}

export interface AssessedFleets {
  readonly assessments: readonly Assessment[];
  readonly unread: readonly UnreadFleet[];
}

/** the facts that a tag can tell */
const tagged: ReadonlySet<DerivedFact> = new Set(['kernelVersion', 'l4tVersion']);

/**
 * Reads fleets off the API, one after the other, and judges a release for the devices of each. A
 * fleet that can't be read takes nothing from the others; where it is the only one there is nothing
 * to say, and its FleetError is thrown.
 */
export async function assessFleets(account: Account, request: AssessFleetsRequest): Promise<AssessedFleets> {
  const { fleets } = request;
  const assessments: Assessment[] = [];
  const unread: UnreadFleet[] = [];
  const seen = new Set<number>();
  for (const called of new Set(fleets)) {
    try {
      const fleet = await findFleet(account, called, request.naming);
      // A fleet has several names, and is one fleet all the same.
      if (seen.has(fleet.id)) continue;
      seen.add(fleet.id);
      assessments.push(...(await assessFleet(account, fleet, request)));
    } catch (error) {
      // What is wrong with the login is wrong for all of them.
      await account.accepted;
      if (!(error instanceof FleetError) || fleets.length === 1) throw error;
      unread.push({ fleet: called, error: { code: error.code, message: error.message } });
    }
  }
  // A device that nobody found may be one of a fleet that could not be read.
  if (unread.length === 0) request.finds.conclude();
  return { assessments, unread };
}

async function assessFleet(account: Account, fleet: Fleet, request: AssessFleetsRequest): Promise<Assessment[]> {
  const { release: wanted, base, excusesOf } = request;
  const current = (id: string | null) => currentRelease(account, fleet, id);
  const excusing = excusesOf ? { excusesOf } : {};
  if ('called' in wanted && wanted.called === 'current') {
    return assessReleases(current, devicesOf(account, fleet, request, [undefined]), excusing);
  }
  const release = 'called' in wanted ? await publishedRelease(account, fleet, wanted.called) : wanted;
  const compared = base === 'current' ? { base: current } : base ? { base } : {};
  const releases = [release, ...(base === 'current' ? [undefined] : base ? [base] : [])];
  return assess(release, devicesOf(account, fleet, request, releases), { ...compared, ...excusing });
}

/** The devices of a fleet with the tags that releases ask for; for one that isn't known yet, with all that facts are read from. */
function devicesOf(
  account: Account,
  fleet: Fleet,
  { selection, factTags, wantedTags, finds, now, onProgress }: AssessFleetsRequest,
  releases: readonly (Release | undefined)[],
): DeviceStream {
  const asked = new Set(releases.flatMap((release): DerivedFact[] => [...(release ? askedFacts(release) : tagged)]));
  const devices = readFleet(account, fleet, {
    selection,
    factTags,
    needsTags: asked.has('kernelVersion') || asked.has('l4tVersion'),
    wantedTags,
    needsRelease: releases.includes(undefined),
    takenAt: now(),
    ...(onProgress && { onProgress: (read, total) => onProgress(fleet.slug, read, total) }),
  });
  return mapBatches(devices, finds.count);
}

async function publishedRelease(account: Account, fleet: Fleet, called: string): Promise<Release> {
  return releaseOfRecord(await findRelease(account, fleet, called), fleet.slug);
}
