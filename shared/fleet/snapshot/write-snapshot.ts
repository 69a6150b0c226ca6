import type { JsonRecord } from '../record/facts-of-record.ts';
import type { KeptRelease } from './kept-releases.ts';

/** What a snapshot says of all its devices. */
export interface WrittenHeader {
  readonly fleet: string;
  /** an ISO time */
  readonly takenAt: string;
}

/** `json`: one object; `ndjson`: a device a line, each with the fleet and the time. */
export type SnapshotForm = 'json' | 'ndjson';

/**
 * The text of a snapshot, piece by piece, as its devices come in, and behind them the releases that they should be
 * running, for which lines of devices have no place. Lines can't say either that a
 * fleet has none, so an empty one is written as an object in either form; readers tell them apart.
 */
export async function* writeSnapshot(
  records: AsyncIterable<readonly JsonRecord[]>,
  header: WrittenHeader,
  form: SnapshotForm,
  releases: () => Promise<readonly KeptRelease[]> = async () => [],
): AsyncGenerator<string> {
  if (form === 'ndjson') {
    let isEmpty = true;
    for await (const batch of records) {
      if (batch.length === 0) continue;
      isEmpty = false;
      yield batch.map((record) => `${JSON.stringify({ ...record, ...header })}\n`).join('');
    }
    if (isEmpty) yield `${JSON.stringify({ ...header, devices: [] })}\n`;
    return;
  }
  const start = JSON.stringify(header).slice(0, -1);
  yield `${start},"devices":[`;
  let separator = '\n';
  for await (const batch of records) {
    if (batch.length === 0) continue;
    yield separator + batch.map((record) => JSON.stringify(record)).join(',\n');
    separator = ',\n';
  }
  const kept = await releases();
  const lines = kept.map((release) => `\n${JSON.stringify(release)}`).join(',');
  yield kept.length === 0 ? '\n]}\n' : `\n],"releases":[${lines}\n]}\n`;
}
