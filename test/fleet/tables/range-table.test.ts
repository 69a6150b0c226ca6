import assert from 'node:assert/strict';
import type { DeviceTypeTable } from '../../../shared/fleet/tables/device-types.ts';
import { rangeTable } from '../../../shared/fleet/tables/range-table.ts';

const pi = { slug: 'pi', arch: 'rpi', name: 'Pi', aliases: ['pie'], private: false };
const deviceTypes: DeviceTypeTable = { all: [pi], find: (name) => (name === 'pi' || name === 'pie' ? pi : undefined) };
const table = rangeTable(
  { values: '4.9.0 5.10.1', boards: 'pi,tart|2.0.0-2.1.0=0 2.1.0+1=0,1\nPI|2.0.0=1' },
  String,
  deviceTypes,
);

describe('rangeTable', () => {
  const known = (value: string) => ({ kind: 'known', value });
  const notCovered = (why: string) => ({ kind: 'not-covered', why });
  const rows: readonly (readonly [deviceType: string, osVersion: string, answer: object])[] = [
    ['pi', '2.0.0', known('4.9.0')],
    ['pi', '2.0.7+rev3', known('4.9.0')],
    ['pie', '2.1.0', known('4.9.0')],
    ['tart', '2.1.0', known('4.9.0')],
    ['PI', '2.0.0', known('5.10.1')],
    ['pi', '2.1.0+rev1', { kind: 'ambiguous', values: ['4.9.0', '5.10.1'] }],
    ['pi', '2.1.0+rev2', notCovered('os-version')],
    ['pi', '1.0.0', notCovered('os-version')],
    ['pi', 'soon', notCovered('os-version')],
    ['cake', '2.0.0', notCovered('device-type')],
    ['cake', 'soon', notCovered('device-type')],
    ['', '2.0.0', notCovered('device-type')],
    ['__proto__', '2.0.0', notCovered('device-type')],
  ];
  for (const [deviceType, osVersion, answer] of rows)
    it(`${JSON.stringify(deviceType)} on ${osVersion}`, () =>
      assert.deepEqual(table.lookUp(deviceType, osVersion), answer));

  it('lists what it has', () => {
    assert.deepEqual(table.values, ['4.9.0', '5.10.1']);
    assert.deepEqual(table.deviceTypes, ['PI', 'pi', 'tart']);
    assert.deepEqual(
      table.ranges('pie').map(({ from, to }) => [from, to]),
      [
        ['2.0.0', '2.1.0'],
        ['2.1.0+rev1', '2.1.0+rev1'],
      ],
    );
    assert.deepEqual(table.ranges('cake'), []);
  });

  it('reads the ranges of boards that share them once', () => {
    assert.equal(table.ranges('pi'), table.ranges('tart'));
    assert.equal(table.lookUp('pi', '2.0.0'), table.lookUp('tart', '2.0.1'));
  });
});
