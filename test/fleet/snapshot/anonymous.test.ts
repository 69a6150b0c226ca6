import assert from 'node:assert/strict';
import { defaultFactTags } from '../../../shared/fleet/record/facts-of-record.ts';
import { anonymous } from '../../../shared/fleet/snapshot/anonymous.ts';
import { nastyNames } from '../../support/nasty-names.ts';

const uuid = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const hash = 'a4e11a8b2a6224c5fd97812d83ccc1e7';

describe('anonymous', () => {
  it('puts hashes in place of uuid and name, and keeps the rest', () => {
    const record = { uuid, name: 'door 3, Main Street', deviceType: 'jetson-tx2', online: true, release: null };
    assert.deepEqual(anonymous(record, defaultFactTags), {
      uuid: hash,
      name: `device-${hash.slice(0, 7)}`,
      deviceType: 'jetson-tx2',
      online: true,
      release: null,
    });
  });

  it('makes the same hash of the same uuid whatever the device is called, and another of another', () => {
    const hashOf = (record: object) => anonymous({ uuid, ...record }, defaultFactTags)['uuid'];
    assert.equal(hashOf({ name: 'a' }), hashOf({ name: 'b', tags: {} }));
    assert.notEqual(hashOf({}), hashOf({ uuid: `${uuid.slice(0, -1)}1` }));
    assert.match(String(hashOf({})), /^[0-9a-f]{32}$/);
  });

  const tags: readonly (readonly [tags: unknown, kept: unknown])[] = [
    [
      { l4t_version: '32.7', kernel_version: '4.9.140', customer: 'Acme' },
      { l4t_version: '32.7', kernel_version: '4.9.140' },
    ],
    [{ customer: 'Acme' }, {}],
    [{}, {}],
    [null, null],
    [undefined, undefined],
    // the other spellings of a snapshot
    [
      [
        { tag_key: 'l4t_version', value: '32.7' },
        { tag_key: 'customer', value: 'Acme' },
      ],
      { l4t_version: '32.7' },
    ],
    [
      [
        { name: 'kernel_version', value: '4.9.140' },
        { name: 'customer', value: 'Acme' },
      ],
      { kernel_version: '4.9.140' },
    ],
  ];
  for (const [given, kept] of tags) {
    it(`keeps of the tags ${JSON.stringify(given)} those of facts`, () =>
      assert.deepEqual(anonymous({ uuid, tags: given }, defaultFactTags)['tags'], kept));
  }

  it('keeps the tags that facts are read from, by whatever name', () => {
    const factTags = { l4tVersion: 'my_l4t', kernelVersion: 'my_kernel' };
    const record = { uuid, tags: { my_l4t: '32.7', l4t_version: '35.1' } };
    assert.deepEqual(anonymous(record, factTags)['tags'], { my_l4t: '32.7' });
  });

  // Nothing is in every text.
  for (const name of nastyNames.filter((each) => each !== '')) {
    it(`says nothing of ${JSON.stringify(name)}`, () => {
      const record = { uuid, name, tags: Object.fromEntries([[name, name]]) };
      const text = JSON.stringify(anonymous(record, defaultFactTags));
      assert.ok(!text.includes(JSON.stringify(name).slice(1, -1)), text);
      assert.ok(!text.includes(uuid.slice(0, 8)), text);
    });
  }
});
