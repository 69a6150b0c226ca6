import assert from 'node:assert/strict';
import { deviceReader } from '../../../shared/fleet/record/device-of-record.ts';
import { defaultFactTags, type FactTags, type JsonRecord } from '../../../shared/fleet/record/facts-of-record.ts';

const deviceOfRecord = (record: JsonRecord, factTags: FactTags = defaultFactTags) => deviceReader(factTags)(record);

const long = 'x'.repeat(256);

const facts: readonly (readonly [record: Record<string, unknown>, facts: object])[] = [
  [{}, {}],
  [
    {
      l4tVersion: '32.7',
      kernelVersion: '4.9.140-x',
      arch: 'aarch64',
      deviceType: 'jetson-tx2',
      osVersion: 'balenaOS 2.46.1+rev1',
      supervisorVersion: '10.8.0',
    },
    {
      supervisorVersion: '10.8.0',
      osVersion: '2.46.1+rev1',
      deviceType: 'jetson-tx2',
      arch: 'aarch64',
      kernelVersion: '4.9.140',
      l4tVersion: '32.7',
    },
  ],
  [{ supervisorVersion: null, osVersion: null, deviceType: null, arch: null, kernelVersion: null }, {}],
  [{ supervisorVersion: '', osVersion: '', deviceType: '', arch: '', kernelVersion: '', l4tVersion: '' }, {}],
  [{ supervisorVersion: 'none', kernelVersion: 'x', l4tVersion: 'x' }, {}],
  [{ l4tVersion: null }, { l4tVersion: null }],
  [{ l4tVersion: null, tags: { l4t_version: '32.7' } }, { l4tVersion: null }],
  [{ l4tVersion: '32.1', tags: { l4t_version: '32.7' } }, { l4tVersion: '32.1' }],
  [
    { tags: { l4t_version: '32.7', kernel_version: '4.9.140' } },
    {
      kernelVersion: '4.9.140',
      l4tVersion: '32.7',
      origin: { sources: { kernelVersion: 'tag', l4tVersion: 'tag' } },
    },
  ],
  [
    { kernelVersion: '5.10.1', tags: { l4t_version: '32.7', kernel_version: '4.9.140' } },
    { kernelVersion: '5.10.1', l4tVersion: '32.7', origin: { sources: { l4tVersion: 'tag' } } },
  ],
  [
    { tags: { l4t_version: '3'.repeat(256), kernel_version: '4.9.140' } },
    { kernelVersion: '4.9.140', origin: { sources: { kernelVersion: 'tag' } } },
  ],
  [
    { kernelVersion: 'none', l4tVersion: '', tags: { l4t_version: 'x', kernel_version: '4.9.140-l4t' } },
    { kernelVersion: '4.9.140', origin: { sources: { kernelVersion: 'tag' } } },
  ],
  [
    {
      tags: [
        { tag_key: 'l4t_version', value: '32.7' },
        { name: 'kernel_version', value: '4.9.140' },
      ],
    },
    {
      kernelVersion: '4.9.140',
      l4tVersion: '32.7',
      origin: { sources: { kernelVersion: 'tag', l4tVersion: 'tag' } },
    },
  ],
  [{ tags: { l4t_version: null, rack: 5 } }, {}],
  [{ tags: null }, {}],
  [{ tags: [] }, {}],
  [{ osSlug: 5, online: 'x', constructor: 7, osVariant: [] }, {}],
];

const names: readonly (readonly [name: unknown, expected: string])[] = [
  ['kiosk', 'kiosk'],
  ['\u001b[31m\n', '\u001b[31m\n'],
  [undefined, '0123456'],
  [null, '0123456'],
  ['', '0123456'],
  ['n'.repeat(255), 'n'.repeat(255)],
  ['n'.repeat(256), `${'n'.repeat(254)}…`],
  [`${'n'.repeat(253)}😀😀`, `${'n'.repeat(253)}…`],
  [`${'n'.repeat(252)}😀😀`, `${'n'.repeat(252)}😀…`],
];

const wrong: readonly (readonly [record: Record<string, unknown>, key: string | undefined, says: string])[] = [
  [{ uuid: undefined }, undefined, 'a device has no uuid; each device needs its own'],
  [{ uuid: undefined, name: 'n'.repeat(300) }, undefined, `the device named "${'n'.repeat(100)}…" has no uuid`],
  [{ uuid: 5 }, 'uuid', 'a device has a uuid that is a number'],
  [{ uuid: null }, 'uuid', 'a device has a uuid that is null'],
  [{ uuid: '' }, 'uuid', 'a device has the uuid ""; it must be 1 to 255'],
  [{ uuid: 'a b' }, 'uuid', 'a device has the uuid "a b"'],
  [{ uuid: 'a\n' }, 'uuid', 'a device has the uuid "a\\n"'],
  [{ uuid: long }, 'uuid', `a device has the uuid "${'x'.repeat(100)}…"`],
  [{ name: 5 }, 'name', 'device "0123456789": name is a number; write a text in quotes, or leave the key out.'],
  [{ fleet: {} }, 'fleet', 'device "0123456789": fleet is an object'],
  [{ osVersion: 5 }, 'osVersion', 'device "0123456789": osVersion is a number'],
  [{ l4tVersion: 32.7 }, 'l4tVersion', 'device "0123456789": l4tVersion is a number'],
  [{ arch: false }, 'arch', 'device "0123456789": arch is a boolean'],
  [
    { deviceType: long },
    'deviceType',
    `device "0123456789": deviceType is 256 characters long ("${'x'.repeat(100)}…"); at most 255`,
  ],
  [{ release: 5 }, 'release', 'device "0123456789": release is a number; write a text in quotes'],
  [{ release: [] }, 'release', 'device "0123456789": release is a list'],
  [{ release: long }, 'release', 'device "0123456789": release is 256 characters long'],
  [{ tags: 3 }, 'tags', 'device "0123456789": tags is a number'],
  [{ tags: ['x'] }, 'tags', 'device "0123456789": an entry of tags is a string'],
  [{ tags: [null] }, 'tags', 'device "0123456789": an entry of tags is null'],
  [{ tags: { l4t_version: 32.7 } }, 'tags', 'device "0123456789": the tag "l4t_version" is a number'],
];

describe('deviceReader', () => {
  const uuid = '0123456789';

  for (const [record, expected] of facts) {
    it(`makes facts of ${JSON.stringify(record)}`, () => {
      const device = deviceOfRecord({ uuid, ...record });
      assert.deepEqual(device, { uuid, name: '0123456', facts: expected });
      assert.deepEqual(Object.keys('facts' in device ? device.facts : {}), Object.keys(expected));
    });
  }

  for (const [name, expected] of names) {
    it(`takes the name ${JSON.stringify(name)?.slice(-20)}`, () =>
      assert.deepEqual(deviceOfRecord({ uuid, name }), { uuid, name: expected, facts: {} }));
  }

  for (const [record, key, says] of wrong) {
    it(`refuses ${JSON.stringify(record).slice(0, 60)}`, () => {
      const device = deviceOfRecord({ uuid, ...record });
      assert.ok('problem' in device);
      assert.equal(device.problem.slice(0, says.length), says);
      assert.equal(device.key, key);
    });
  }

  it('takes the fleet', () =>
    assert.deepEqual(deviceOfRecord({ uuid, fleet: 'a/b' }), { uuid, name: '0123456', fleet: 'a/b', facts: {} }));

  const releases: readonly (readonly [release: string | null | undefined, device: object])[] = [
    ['4a1f', { release: '4a1f' }],
    ['r'.repeat(255), { release: 'r'.repeat(255) }],
    [null, { release: null }],
    [undefined, {}],
  ];
  for (const [release, expected] of releases) {
    it(`takes the release ${JSON.stringify(release)?.slice(0, 20)}`, () => {
      const device = deviceOfRecord({ uuid, ...(release !== undefined && { release }) });
      assert.deepEqual(device, { uuid, name: '0123456', facts: {}, ...expected });
    });
  }

  it('gives the same facts, tags among them, to devices that say the same', () => {
    const read = deviceReader(defaultFactTags);
    const record = { deviceType: 'jetson-tx2', tags: { l4t_version: '32.7' } };
    const [one, other] = [read({ uuid: 'a', ...record }), read({ uuid: 'b', ...record })];
    assert.ok('facts' in one && 'facts' in other);
    assert.equal(one.facts, other.facts);
    const said = read({ uuid: 'c', deviceType: 'jetson-tx2', l4tVersion: '32.7' });
    assert.ok('facts' in said);
    assert.deepEqual(said.facts, { deviceType: 'jetson-tx2', l4tVersion: '32.7' });
  });

  it('finds tags only among own keys', () => {
    const tags = { l4tVersion: 'constructor', kernelVersion: 'toString' };
    assert.deepEqual(deviceOfRecord({ uuid, tags: {} }, tags), { uuid, name: '0123456', facts: {} });
  });
});
