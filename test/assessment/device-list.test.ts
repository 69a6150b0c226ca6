import assert from 'node:assert/strict';
import { gatherDevices, joinDevices } from '../../shared/assessment/device-list.ts';
import { nastyNames } from '../support/nasty-names.ts';

describe('gatherDevices', () => {
  for (const number of [0, 1, 7, 20, 1000, 5000]) {
    it(`gives ${number} devices back as they came`, () => {
      const devices = Array.from({ length: number }, (_, index) => ({
        uuid: String(index),
        name: nastyNames[index % nastyNames.length]?.toWellFormed() ?? '',
      }));
      const gathered = gatherDevices();
      for (const device of devices) gathered.add(device);
      assert.equal(gathered.length, number);
      assert.deepEqual([...gathered], devices);
      assert.deepEqual([...gathered], devices, 'a second time');
    });
  }
});

describe('gatherDevices, of long texts', () => {
  it('keeps a name of more bytes than a page begins with', () => {
    const gathered = gatherDevices();
    const devices = ['ü'.repeat(255), '中'.repeat(255), ''].map((name) => ({ uuid: 'f'.repeat(255), name }));
    for (const device of devices) gathered.add(device);
    assert.deepEqual([...gathered], devices);
  });
});

describe('joinDevices', () => {
  it('goes through one list after the other', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((uuid) => ({ uuid, name: uuid }));
    assert.ok(a && b && c);
    const joined = joinDevices([[a], [], [b, c]]);
    assert.equal(joined.length, 3);
    assert.deepEqual([...joined], [a, b, c]);
    assert.deepEqual([...joinDevices([])], []);
  });
});
