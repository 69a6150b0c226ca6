import assert from 'node:assert/strict';
import { snapshotFields } from '../../../shared/fleet/api/device-query.ts';
import { readRecords } from '../../../shared/fleet/api/read-records.ts';
import { everyDevice } from '../../../shared/fleet/record/selection.ts';
import { fakeAccount } from './fake-api.ts';

/** Reads devices that should be running these releases, as a snapshot does. */
async function read(releases: readonly (number | null)[]) {
  const asked: number[][] = [];
  const { account } = fakeAccount(({ resource, options }) => {
    if (resource === 'device_type') return [];
    if (resource === 'release') {
      asked.push(options.$filter.id.$in);
      return options.$filter.id.$in.flatMap((id: number) => (id === 10 ? [] : [{ id, commit: `commit-${id}` }]));
    }
    if (options.$count) return releases.length;
    if (options.$filter.id.$gt > 0) return [];
    return releases.map((id, index) => ({
      id: index + 1,
      uuid: `${index}`,
      is_of__device_type: { __id: 1 },
      should_be_running__release: id === null ? null : { __id: id },
      is_running__release: [],
    }));
  });
  const fleet = { id: 4, slug: 'acme/kiosk' };
  const request = { selection: everyDevice, fields: snapshotFields, tags: [], namesCommits: true };
  const records = (await Array.fromAsync(readRecords(account, fleet, request))).flat();
  return { asked, records };
}

describe('readRecords, for a snapshot', () => {
  it('names releases by their commits, and by an id what the API does not show', async () => {
    const { asked, records } = await read([9, 9, 10, null]);
    assert.deepEqual(
      records.map(({ release, runningRelease }) => [release, runningRelease]),
      [
        ['commit-9', null],
        ['commit-9', null],
        ['10', null],
        [null, null],
      ],
    );
    assert.deepEqual(asked, [[9, 10]]);
  });

  it('asks for many releases some at a time', async () => {
    const { asked } = await read(Array.from({ length: 450 }, (_, index) => 1000 + index));
    assert.deepEqual(
      asked.map(({ length }) => length),
      [200, 200, 50],
    );
  });
});
