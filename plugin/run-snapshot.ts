import { extname } from 'node:path';
import {
  anonymous,
  defaultFactTags,
  deviceReader,
  FleetError,
  findFleet,
  type JsonRecord,
  readRecords,
  type Selection,
  snapshotFields,
  writeSnapshot,
} from '../shared/fleet/index.ts';
import { openLiveAccount } from './account/open-live-account.ts';
import type { LiveRequest } from './run-check.ts';
import { writeWholeFile } from './whole-file.ts';

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
  const { fleet: called, output, anonymize, selection, environment, live } = request;
  const account = await openLiveAccount({ ...live, environment });
  const fleet = await findFleet(account, called);
  const header = { fleet: fleet.slug, takenAt: new Date().toISOString() };
  const deviceOf = deviceReader(defaultFactTags);
  let devices = 0;
  const take = (record: JsonRecord): JsonRecord => {
    // What can't be read again as a device is none, and is not written as one.
    const device = deviceOf(record);
    if ('problem' in device)
      throw new FleetError({
        code: 'bad-response',
        problem: `The balena API gave something that is no device: ${device.problem}`,
      });
    devices += 1;
    return anonymize ? anonymous(record, defaultFactTags) : record;
  };
  const { onProgress } = live;
  const records = readRecords(account, fleet, {
    selection,
    fields: snapshotFields,
    tags: anonymize ? Object.values(defaultFactTags) : 'all',
    ...(onProgress && { onProgress: (read, total) => onProgress(fleet.slug, read, total) }),
  });
  const form = ['.ndjson', '.jsonl'].includes(extname(output)) ? 'ndjson' : 'json';
  await writeWholeFile(output, writeSnapshot(mapped(records, take), header, form));
  return { ...header, devices, output };
}

async function* mapped(
  batches: AsyncIterable<readonly JsonRecord[]>,
  take: (record: JsonRecord) => JsonRecord,
): AsyncGenerator<readonly JsonRecord[]> {
  for await (const batch of batches) yield batch.map(take);
}
