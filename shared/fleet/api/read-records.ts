import { FleetError } from '../fleet-error.ts';
import type { JsonRecord } from '../record/facts-of-record.ts';
import type { Selection } from '../record/selection.ts';
import type { Account } from './account.ts';
import { hostOf } from './connection.ts';
import { countDevices } from './count-devices.ts';
import { recordOfRow, releaseIdsOf } from './device-of-row.ts';
import { type DeviceFields, deviceFilter } from './device-query.ts';
import { readDeviceTags } from './device-tags.ts';
import type { Fleet } from './find-fleet.ts';
import { type PageRow, readPages } from './pages.ts';
import { commitLookup } from './release-commits.ts';

export interface RecordsRequest {
  readonly selection: Selection;
  readonly fields: DeviceFields;
  /** the tags that are wanted with each device */
  readonly tags: readonly string[] | 'all';
  /** whether releases are named by their commits, as in a snapshot, or by the API's ids */
  readonly namesCommits: boolean;
  /** called as devices come in, with how many there are to be; more may come than were counted */
  readonly onProgress?: (read: number, total: number) => void;
}

/** how many devices are asked for at once */
const pageSize = 10_000;

/** How often a fleet is read where devices are missing. */
const attempts = 2;

/**
 * Reads the devices of a fleet as records of a snapshot, page by page.
 *
 * The API counts them before. Where fewer came, it counts again, for devices may have left; where
 * there are still more than came, all is read once more for those that are missing. If some are then
 * missing again, that is an error and no smaller fleet. Devices that arrive or change in between are
 * given as they were when they were read, each once.
 */
export async function* readRecords(
  account: Account,
  fleet: Fleet,
  request: RecordsRequest,
): AsyncGenerator<readonly JsonRecord[], void> {
  const ending = new AbortController();
  try {
    yield* readUntilWhole(account, fleet, request, ending.signal);
  } finally {
    // Where the reading ends early, nothing that is still being asked is to be waited for.
    ending.abort();
  }
}

async function* readUntilWhole(
  account: Account,
  fleet: Fleet,
  { selection, fields, tags, namesCommits, onProgress }: RecordsRequest,
  ends: AbortSignal,
): AsyncGenerator<readonly JsonRecord[], void> {
  const filter = deviceFilter(fleet.id, selection);
  const commitsOf = namesCommits ? commitLookup(account, fleet, ends) : undefined;
  // Needed with the first page, and on its way with it.
  account.deviceTypes().catch(() => {});
  let given: readonly number[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const counted = countDevices(account, fleet, selection, ends);
    // Awaited below, behind the first page.
    counted.then((total) => onProgress?.(0, total)).catch(() => {});
    const ids: number[] = [];
    let known = 0;
    for await (const page of devicePages(account, fleet, filter, fields, counted, ends)) {
      const fresh = page.filter(({ id }) => {
        while (known < given.length && (given[known] ?? 0) < id) known += 1;
        return given[known] !== id;
      });
      for (const { id } of page) ids.push(id);
      if (fresh.length > 0) yield await toRecords(account, fleet, fresh, tags, commitsOf, ends);
      onProgress?.(ids.length, await counted);
    }
    const before = await counted;
    if (ids.length >= before) return;
    const after = await countDevices(account, fleet, selection, ends);
    if (ids.length >= after) return;
    if (attempt === attempts) throw incomplete(account, fleet, ids.length, Math.min(before, after));
    given = ids;
  }
}

function devicePages(
  account: Account,
  { slug }: Fleet,
  filter: ReturnType<typeof deviceFilter>,
  fields: DeviceFields,
  expected: Promise<number>,
  ends: AbortSignal,
): AsyncGenerator<readonly PageRow[], void> {
  return readPages(account, {
    about: `the devices of ${slug}`,
    top: pageSize,
    expected,
    ends,
    request: (after, top, signal) =>
      account.connection.sdk.pine.get({
        resource: 'device',
        passthrough: { signal, refreshToken: false },
        options: {
          $select: [...fields],
          $filter: { ...filter, id: { $gt: after } },
          $orderby: { id: 'asc' },
          $top: top,
        },
      }),
  });
}

async function toRecords(
  account: Account,
  fleet: Fleet,
  page: readonly PageRow[],
  tags: RecordsRequest['tags'],
  commitsOf: ReturnType<typeof commitLookup> | undefined,
  signal: AbortSignal,
): Promise<JsonRecord[]> {
  const ends = [page[0]?.id ?? 0, page.at(-1)?.id ?? 0] as const;
  const [deviceTypes, deviceTags, commits] = await Promise.all([
    account.deviceTypes(),
    tags.length === 0 ? undefined : readDeviceTags(account, fleet, ends, tags, signal),
    commitsOf?.(page.flatMap(releaseIdsOf)),
  ]);
  const lookups = { deviceTypes, commits };
  return page.map((row) => recordOfRow(row, deviceTags && (deviceTags.get(row.id) ?? {}), lookups));
}

function incomplete(account: Account, { slug }: Fleet, read: number, counted: number): FleetError {
  const problem = `The balena API at ${hostOf(account.connection)} counts ${counted} devices of ${slug} and gave ${read}, twice. Nothing is said of a fleet of which a part is missing; try again later.`;
  return new FleetError({ code: 'incomplete', problem });
}
