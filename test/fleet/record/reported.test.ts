import assert from 'node:assert/strict';
import type { Reported } from '../../../shared/fleet/index.ts';
import type { JsonRecord } from '../../../shared/fleet/record/facts-of-record.ts';
import { reportedOf } from '../../../shared/fleet/record/reported.ts';

const current = { release: 'c1', runningRelease: 'c1' };

describe('reportedOf', () => {
  const rows: readonly (readonly [record: JsonRecord, status: Reported['status'], isOnline: boolean])[] = [
    [{}, 'neither', false],
    [{ online: true }, 'neither', true],
    [{ ...current, online: true }, 'running', true],
    [{ ...current, online: null }, 'running', false],
    [{ ...current, runningRelease: 'c0' }, 'neither', false],
    // nothing to run, and nothing run: that is no release that it runs
    [{ release: null, runningRelease: null }, 'neither', false],
    [{ ...current, runningRelease: 'c0', updateStatus: 'rejected' }, 'rejected', false],
    [{ ...current, updateStatus: 'rejected', online: true }, 'rejected', true],
    ...['downloading', 'downloaded', 'applying changes', 'aborted', 'done', null].map(
      (updateStatus) => [{ release: 'c1', runningRelease: 'c0', updateStatus }, 'neither', false] as const,
    ),
    [{ ...current, updateStatus: 'done' }, 'running', false],
  ];
  for (const [record, status, isOnline] of rows) {
    it(`${JSON.stringify(record)}: ${status}, ${isOnline ? 'online' : 'offline'}`, () => {
      assert.deepEqual(reportedOf(record), { status, isOnline });
      // Equal reports are one object, by which devices are grouped.
      assert.equal(reportedOf(record), reportedOf({ ...record }));
    });
  }
});
