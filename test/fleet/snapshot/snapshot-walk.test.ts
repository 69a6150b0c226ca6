import assert from 'node:assert/strict';
import { letGo, nextRecords, snapshotWalk } from '../../../shared/fleet/snapshot/snapshot-walk.ts';
import { fill, windowStart } from '../../../shared/fleet/snapshot/text-window.ts';
import { encoded } from './reading.ts';

describe('snapshotWalk', () => {
  it('goes from records to records, and keeps only text that is needed again', () => {
    const walk = snapshotWalk();
    fill(walk.window, encoded('{"fleet":"a/b","devices":[{"uuid":"a"},{"uuid":"b"},{"uuid"'), 0);
    assert.deepEqual(nextRecords(walk, false)?.records, [{ uuid: 'a' }, { uuid: 'b' }]);
    assert.equal(nextRecords(walk, false), undefined);
    letGo(walk);
    assert.equal(walk.window.end, windowStart + '{"uuid"'.length);
    fill(walk.window, encoded(':"c"}]}'), 0);
    assert.deepEqual(nextRecords(walk, true)?.records, [{ uuid: 'c' }]);
    assert.equal(nextRecords(walk, true), undefined);
    assert.equal(walk.problem, undefined);
    assert.deepEqual(walk.header, { fleet: 'a/b' });
  });

  it('keeps the first object until it is known what it is', () => {
    const walk = snapshotWalk();
    fill(walk.window, encoded('\n\n{"uuid":"a"'), 0);
    assert.equal(nextRecords(walk, false), undefined);
    letGo(walk);
    assert.equal(walk.window.end, windowStart + '{"uuid":"a"'.length);
    fill(walk.window, encoded('}\n'), 0);
    assert.deepEqual(nextRecords(walk, false)?.records, [{ uuid: 'a' }]);
  });
});
