import assert from 'node:assert/strict';
import { excuseFinder, tagsOfExcuses } from '../../shared/policy/excused-devices.ts';
import type { ExcusedDevices } from '../../shared/policy/index.ts';
import { makeExcuse } from '../support/excuses.ts';

const device = { uuid: 'A1B2c3', name: 'pi-03', facts: {}, tags: { site: 'lab', toString: 'x' } };

describe('excuseFinder', () => {
  const rows: readonly (readonly [devices: ExcusedDevices, named: boolean])[] = [
    [{ uuids: ['a1b'] }, true],
    [{ uuids: ['b1b', 'a1b2c3'] }, true],
    [{ uuids: ['a1b2c34'] }, false],
    [{ uuids: [] }, false],
    [{ name: 'pi-*' }, true],
    [{ name: 'po-*' }, false],
    [{ tag: { key: 'site', value: 'lab' } }, true],
    [{ tag: { key: 'site', value: 'shop' } }, false],
    [{ tag: { key: 'city', value: 'lab' } }, false],
    [{ tag: { key: 'hasOwnProperty', value: 'x' } }, false],
  ];
  for (const [devices, named] of rows) {
    it(`${JSON.stringify(devices)} names it: ${named}`, () =>
      assert.deepEqual(excuseFinder([makeExcuse({ devices })])(device), named ? [0] : []));
  }

  it('gives the numbers of all that name a device', () => {
    const excuses = rows.slice(0, 5).map(([devices]) => makeExcuse({ devices }));
    assert.deepEqual(excuseFinder(excuses)(device), [0, 1, 4]);
  });

  it('knows a device without tags', () => {
    const { tags: _tags, ...plain } = device;
    assert.deepEqual(excuseFinder([makeExcuse({ devices: { tag: { key: 'site', value: 'lab' } } })])(plain), []);
  });
});

describe('tagsOfExcuses', () => {
  it('names each tag once', () => {
    const tagged = (key: string) => makeExcuse({ devices: { tag: { key, value: 'x' } } });
    const named = makeExcuse({ devices: { name: 'x' } });
    assert.deepEqual(tagsOfExcuses([tagged('a'), named, tagged('b'), tagged('a')]), ['a', 'b']);
  });
});
