import { extname } from 'node:path';
import { inTurns } from '../shared/audit/index.ts';
import {
  type Account,
  anonymous,
  anonymousRelease,
  countFinds,
  type Device,
  defaultFactTags,
  deviceReader,
  type Fleet,
  FleetError,
  findFleet,
  findRelease,
  type JsonRecord,
  type KeptRelease,
  readRecords,
  type Selection,
  snapshotFields,
  writeSnapshot,
} from '../shared/fleet/index.ts';
import { openLiveAccount } from '../shared/machine/account/open-live-account.ts';
import { writeWholeFile } from '../shared/machine/whole-file.ts';
import { optionalLabel } from '../shared/release/index.ts';
import type { LiveRequest } from './run-check.ts';

/** What `contracts:snapshot` was asked, with what it may read. */
export interface SnapshotRequest {
  /** a slug, an id or a name */
  readonly fleet: string;
  /** a file; one device a line where it ends in .ndjson or .jsonl */
  readonly output: string;
  readonly anonymize: boolean;
  readonly selection: Selection;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly live: LiveRequest;
}

/** What was written. */
export interface WrittenSnapshot {
  readonly fleet: string;
  readonly takenAt: string;
  readonly devices: number;
  readonly output: string;
}

/** Reads a fleet off the API into a file, whole or not at all. Rejects with a Failure or FleetError. */
export async function runSnapshot(request: SnapshotRequest): Promise<WrittenSnapshot> {
  const { environment, live } = request;
  const account = await openLiveAccount({ ...live, environment });
  try {
    return await keepFleet(account, request);
  } finally {
    account.close();
  }
}

async function keepFleet(
  account: Account,
  { fleet: called, output, anonymize, selection, live: { onProgress } }: SnapshotRequest,
): Promise<WrittenSnapshot> {
  const fleet = await findFleet(account, called);
  const header = { fleet: fleet.slug, takenAt: new Date().toISOString() };
  const finds = countFinds(selection);
  const commits = new Set<string>();
  let devices = 0;
  const records = readRecords(account, fleet, {
    selection,
    fields: snapshotFields,
    tags: anonymize ? Object.values(defaultFactTags) : 'all',
    namesCommits: true,
    ...(onProgress && { onProgress: (read, total) => onProgress(fleet.slug, read, total) }),
  });
  async function* kept(): AsyncGenerator<readonly JsonRecord[]> {
    for await (const batch of records) {
      devices += finds.count(batch.map(toDevice)).length;
      for (const { release } of batch) if (typeof release === 'string') commits.add(release);
      yield anonymize ? batch.map((record) => anonymous(record, defaultFactTags)) : batch;
    }
    // Before the file is there: who asked for one device wants no file without it.
    finds.conclude();
  }
  const form = ['.ndjson', '.jsonl'].includes(extname(output)) ? 'ndjson' : 'json';
  const releases = async () => {
    const found = await inTurns([...commits].sort(), 4, (commit) => releaseCalled(account, fleet, commit));
    const there = found.filter((release) => release !== undefined);
    return anonymize ? there.map((release) => anonymousRelease(release, optionalLabel)) : there;
  };
  await writeWholeFile(output, writeSnapshot(kept(), header, form, releases));
  return { ...header, devices, output };
}

/** A release that devices should be running; undefined for one that this login may not see, or that was never built. */
async function releaseCalled(account: Account, fleet: Fleet, commit: string): Promise<KeptRelease | undefined> {
  try {
    const { status: _, ...release } = await findRelease(account, fleet, commit);
    return release;
  } catch (error) {
    if (error instanceof FleetError && error.code.startsWith('release-')) return undefined;
    throw error;
  }
}

/** What can't be read again as a device is none, and is not written as one. */
function toDevice(record: JsonRecord): Device {
  const device = deviceReader(defaultFactTags)(record);
  if (!('problem' in device)) return device;
  const problem = `The balena API gave something that is no device: ${device.problem}`;
  throw new FleetError({ code: 'bad-response', problem });
}
