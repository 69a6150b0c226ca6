import assert from 'node:assert/strict';
import { deviceReader } from '../../../shared/fleet/record/device-of-record.ts';
import { defaultFactTags } from '../../../shared/fleet/record/facts-of-record.ts';
import { type DevicesSoFar, devicesOf } from '../../../shared/fleet/snapshot/device-batch.ts';
import { readLines } from '../../../shared/fleet/snapshot/device-lines.ts';
import { fill, textWindow, windowStart } from '../../../shared/fleet/snapshot/text-window.ts';
import { makeUuidSet } from '../../../shared/fleet/snapshot/uuid-set.ts';
import { encoded } from './reading.ts';

describe('devicesOf', () => {
  it('adds devices to those so far, up to the first at fault', () => {
    const uuids = makeUuidSet();
    uuids.add('x');
    const soFar: DevicesSoFar = { uuids, takenAt: undefined };
    const window = textWindow();
    fill(window, encoded('{"uuid":"a","fleet":"f","takenAt":"t"}\n{"uuid":"x"}\n{"uuid":"b"}\n'), 0);
    const batch = readLines(window, windowStart, true);
    assert.ok(batch);
    const { devices, problem } = devicesOf(batch, window, soFar, {
      deviceOf: deviceReader(defaultFactTags),
      isNdjson: true,
    });
    assert.deepEqual(devices, [{ uuid: 'a', name: 'a', fleet: 'f', facts: {} }]);
    assert.equal(problem?.code, 'device-duplicate');
    assert.deepEqual(problem.place, { line: 2, column: 9 });
    assert.deepEqual([uuids.add('a'), uuids.add('b')], [false, true]);
    assert.equal(soFar.takenAt, 't');
  });
});
