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

  it('looks thousands up for a whole fleet in next to no time', () => {
    const uuid = (number: number) => number.toString(16).padStart(32, '0');
    const excuses = Array.from({ length: 60 }, (_, n) =>
      makeExcuse({ devices: { uuids: Array.from({ length: 1000 }, (__, index) => uuid(n * 1000 + index)) } }),
    );
    const find = excuseFinder(excuses);
    const fleet = Array.from({ length: 20_000 }, (_, n) => ({ ...device, uuid: uuid(n * 3) }));
    const found = fleet.map((one) => find(one));
    assert.deepEqual([found[0], found[400], found.at(-1)], [[0], [1], [59]]);
  });

  it('gives a device once that an excuse names twice', () => {
    assert.deepEqual(excuseFinder([makeExcuse({ devices: { uuids: ['a1b2c3', 'a1b'] } })])(device), [0]);
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
