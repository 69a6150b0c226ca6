import assert from 'node:assert/strict';
import type { JsonRecord } from '../../../shared/fleet/record/facts-of-record.ts';
import { everyDevice, isChosen, isSelected, type Selection } from '../../../shared/fleet/record/selection.ts';

const berlin = { key: 'city', value: 'Berlin' };
const none = { key: 'rack', value: '' };

type Row = readonly [selection: Partial<Selection>, record: JsonRecord, is: boolean];

const rows: readonly Row[] = [
  [{}, {}, true],
  [{ online: true }, { online: true }, true],
  [{ online: true }, { online: false }, false],
  [{ online: true }, { online: 'true' }, false],
  [{ online: true }, { online: 1 }, false],
  [{ online: true }, {}, false],
  [{ online: false }, { online: false }, true],

  [{ uuids: ['a1'] }, { uuid: 'a1b2' }, true],
  [{ uuids: ['a1b2'] }, { uuid: 'a1b2' }, true],
  [{ uuids: ['a1b2c3'] }, { uuid: 'a1b2' }, false],
  [{ uuids: ['b2'] }, { uuid: 'a1b2' }, false],
  [{ uuids: ['b2', 'a1'] }, { uuid: 'a1b2' }, true],
  [{ uuids: ['a1'] }, {}, false],
  [{ uuids: ['5'] }, { uuid: 5 }, false],

  [{ tags: [berlin] }, { tags: { city: 'Berlin' } }, true],
  [{ tags: [berlin] }, { tags: { city: 'berlin' } }, false],
  [{ tags: [berlin] }, { tags: { town: 'Berlin' } }, false],
  [{ tags: [berlin] }, { tags: [{ tag_key: 'city', value: 'Berlin' }] }, true],
  [{ tags: [berlin] }, { tags: [{ tag_key: 'city', value: 'Rome' }] }, false],
  [{ tags: [berlin] }, { tags: [{ tag_key: 'town', value: 'Berlin' }] }, false],
  [{ tags: [berlin] }, { tags: [{ name: 'city', value: 'Berlin' }] }, true],
  [{ tags: [berlin] }, { tags: [{ name: 'city', tag_key: 'town', value: 'Berlin' }] }, false],
  [{ tags: [berlin] }, { tags: [null, 'city', { tag_key: 'city', value: 'Berlin' }] }, true],
  [{ tags: [berlin] }, { tags: null }, false],
  [{ tags: [berlin] }, { tags: 'city' }, false],
  [{ tags: [berlin] }, {}, false],
  [{ tags: [none] }, { tags: { rack: '' } }, true],
  [{ tags: [none] }, { tags: { rack: null } }, false],
  [{ tags: [none] }, { tags: {} }, false],
  [{ tags: [berlin, none] }, { tags: { city: 'Berlin', rack: '' } }, true],
  [{ tags: [berlin, none] }, { tags: { city: 'Berlin' } }, false],
  // what every object has is no tag of a device
  [{ tags: [{ key: '__proto__', value: 'x' }] }, { tags: {} }, false],
  [{ tags: [{ key: 'length', value: 'x' }] }, { tags: [] }, false],

  [{ online: true, uuids: ['a'], tags: [berlin] }, { uuid: 'ab', online: true, tags: { city: 'Berlin' } }, true],
  [{ online: true, uuids: ['a'], tags: [berlin] }, { uuid: 'ab', online: false, tags: { city: 'Berlin' } }, false],
  [{ online: true, uuids: ['a'], tags: [berlin] }, { uuid: 'b', online: true, tags: { city: 'Berlin' } }, false],
  [{ online: true, uuids: ['a'], tags: [berlin] }, { uuid: 'ab', online: true, tags: {} }, false],
];

describe('isSelected', () => {
  for (const [selection, record, is] of rows) {
    it(`${JSON.stringify(record)} by ${JSON.stringify(selection)}: ${is}`, () =>
      assert.equal(isSelected({ ...everyDevice, ...selection }, record), is));
  }
});

describe('isChosen', () => {
  const chosen: readonly (readonly [Partial<Selection>, boolean])[] = [
    [{}, false],
    [{ online: true }, true],
    [{ uuids: ['a'] }, true],
    [{ tags: [berlin] }, true],
  ];
  for (const [selection, is] of chosen)
    it(JSON.stringify(selection), () => assert.equal(isChosen({ ...everyDevice, ...selection }), is));
});
