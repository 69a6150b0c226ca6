import assert from 'node:assert/strict';
import {
  deviceFilter,
  fieldsWithRelease,
  judgedFields,
  snapshotFields,
} from '../../../shared/fleet/api/device-query.ts';
import { everyDevice, type Selection } from '../../../shared/fleet/index.ts';
import { nastyNames } from '../../support/nasty-names.ts';

const fleet = { belongs_to__application: 12 };
const tagged = (key: string, value: string) => ({
  device_tag: { $any: { $alias: 'dt', $expr: { dt: { tag_key: key, value } } } },
});
const [berlin, rack] = [
  { key: 'city', value: 'Berlin' },
  { key: 'rack', value: '' },
];

describe('deviceFilter', () => {
  const rows: readonly (readonly [selection: Partial<Selection>, filter: object])[] = [
    [{}, {}],
    [{ online: true }, { is_online: true }],
    [{ uuids: ['a'] }, { uuid: { $startswith: 'a' } }],
    [{ uuids: ['a', 'b'] }, { $or: [{ uuid: { $startswith: 'a' } }, { uuid: { $startswith: 'b' } }] }],
    [{ tags: [berlin] }, tagged('city', 'Berlin')],
    [{ tags: [berlin, rack] }, { $and: [tagged('city', 'Berlin'), tagged('rack', '')] }],
    [
      { online: true, uuids: ['a', 'b'], tags: [berlin, rack] },
      {
        is_online: true,
        $or: [{ uuid: { $startswith: 'a' } }, { uuid: { $startswith: 'b' } }],
        $and: [tagged('city', 'Berlin'), tagged('rack', '')],
      },
    ],
  ];
  for (const [some, filter] of rows) {
    it(JSON.stringify(some), () =>
      assert.deepEqual(deviceFilter(12, { ...everyDevice, ...some }), { ...fleet, ...filter }),
    );
  }

  it('takes what strangers call a tag for values only', () => {
    for (const name of nastyNames) {
      const filter = deviceFilter(12, { ...everyDevice, tags: [{ key: name, value: name }] });
      assert.deepEqual(filter, { ...fleet, ...tagged(name, name) });
    }
  });
});

describe('the fields that are asked for', () => {
  it('are no secret, no address and no place', () => {
    for (const fields of [judgedFields, fieldsWithRelease, snapshotFields]) {
      const others = fields.filter((field) => /secret|key|address|latitude|longitude|location|custom|note/.test(field));
      assert.deepEqual(others, []);
    }
  });

  it('are none that a self-hosted server may lack', () => {
    const lacking = /^(?:is_active|is_frozen|belongs_to__user)$/;
    for (const field of snapshotFields) assert.doesNotMatch(field, lacking);
  });

  it('hold what judging needs, and all of it for a snapshot', () => {
    const needed = ['id', 'uuid', 'device_name', 'supervisor_version', 'os_version', 'is_of__device_type'];
    assert.deepEqual([...judgedFields], needed);
    assert.deepEqual([...fieldsWithRelease], [...needed, 'should_be_running__release']);
    const kept = ['os_variant', 'is_online', 'is_running__release', 'update_status'];
    assert.deepEqual([...snapshotFields], [...needed, 'should_be_running__release', ...kept]);
  });
});
