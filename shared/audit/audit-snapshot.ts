import { noRelease } from '../assessment/index.ts';
import {
  type Device,
  defaultFactTags,
  type FleetHeader,
  type KeptRelease,
  keptReleases,
  readSnapshot,
} from '../fleet/index.ts';
import { type Policy, type Terms, tagsOfExcuses } from '../policy/index.ts';
import { type Release, releaseOfRecord } from '../release/index.ts';
import type { AuditedFleet } from './audit-account.ts';
import { auditFleet } from './audit-fleet.ts';

/** A snapshot whose fleets are to be audited. */
export interface SnapshotAuditRequest {
  /** the whole text: releases may stand behind the devices that they are for */
  readonly bytes: Uint8Array;
  /** what errors call it */
  readonly name: string;
  readonly next?: Release | undefined;
  readonly policy: Policy;
  readonly terms: Terms;
  readonly today: string;
}

/** Audits the fleets of a snapshot, by the releases that it holds. Rejects with a FleetError. */
export async function auditSnapshot(request: SnapshotAuditRequest): Promise<AuditedFleet[]> {
  const { bytes, name, next, policy, terms, today } = request;
  const releases = keptReleases(new TextDecoder().decode(bytes), name);
  const fleets = new Map<string, Device[]>();
  const devices = readSnapshot(once(bytes), {
    source: name,
    factTags: { ...defaultFactTags, ...policy.factTags },
    wantedTags: tagsOfExcuses(policy.excuses),
    wantsReports: true,
  });
  let step = await devices.next();
  for (; step.done !== true; step = await devices.next()) {
    for (const device of step.value) {
      const fleet = device.fleet ?? '';
      const known = fleets.get(fleet) ?? [];
      fleets.set(fleet, known);
      known.push(device);
    }
  }
  const header = step.value;
  if (fleets.size === 0) fleets.set('', []);
  return Promise.all(
    [...fleets].map(([fleet, some]) => {
      const slug = fleet || header.fleet || name;
      return auditFleet({
        slug,
        devices: streamOf(some, { ...header, fleet: slug }),
        find: async (commit) => releaseCalled(releases, commit, slug),
        next,
        terms,
        today,
      });
    }),
  );
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* streamOf(
  devices: readonly Device[],
  header: FleetHeader,
): AsyncGenerator<readonly Device[], FleetHeader> {
  yield devices.map(({ fleet: _, ...device }) => device);
  return header;
}

/** What a snapshot doesn't hold is not known, and is not taken for a release that asks for nothing. */
function releaseCalled(releases: ReadonlyMap<string, KeptRelease>, commit: string | null, slug: string): Release {
  if (commit === null) return noRelease(slug);
  const release = releases.get(commit);
  if (release) return releaseOfRecord(release, slug);
  const undecided = `The snapshot doesn't hold the release ${commit.slice(0, 7)} of ${slug}: take it anew with contracts:snapshot.`;
  return { source: `release ${commit.slice(0, 7)} of ${slug}`, services: [], undecided };
}
