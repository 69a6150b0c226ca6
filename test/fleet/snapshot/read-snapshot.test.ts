import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  everyDevice,
  FleetError,
  type FleetErrorCode,
  readSnapshot,
  type Selection,
} from '../../../shared/fleet/index.ts';
import { encoded, outcomeOf } from './reading.ts';

const megabyte = 1024 * 1024;
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const uuids = async (text: string): Promise<string> => (await outcomeOf(text)).devices.map(({ uuid }) => uuid).join();
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

/** what | its text | code | line:column | the message after the place, its start | devices before it */
type BadRow = readonly [
  what: string,
  text: string | Uint8Array,
  code: FleetErrorCode,
  place: string,
  says: string,
  before?: string,
];

const notJson = 'this is not JSON: it begins with ';
const invalid = 'this is not valid JSON: ';
const twoDevices = '{"devices":[{"uuid":"a"},\n{"uuid":"b"}';

const bad: readonly BadRow[] = [
  ['zero bytes', '', 'snapshot-empty', '1:1', 'there is nothing in it; write {"devices"'],
  ['blanks only', ' \r\n\t\n ', 'snapshot-empty', '3:2', 'there is nothing in it'],
  ['a mark only', '\ufeff', 'snapshot-empty', '1:1', 'there is nothing in it'],
  ['HTML', '\n<html>', 'snapshot-invalid', '2:1', `${notJson}"<"; write {"devices"`],
  ['a word', 'x', 'snapshot-invalid', '1:1', `${notJson}"x"`],
  ['UTF-16', utf16('{"devices":[]}'), 'snapshot-invalid', '1:1', 'the text is UTF-16'],
  ['UTF-16 without mark', utf16('{"devices":[]}').subarray(2), 'snapshot-invalid', '1:2', 'a NUL byte'],
  ['NUL first', '\0', 'snapshot-invalid', '1:1', 'a NUL byte'],
  ['NUL in a name', '{"devices":[\n{"uuid":"a","name":"\0"}]}', 'snapshot-invalid', '2:21', 'a NUL byte'],
  ['NUL behind', '{"devices":[]}\0', 'snapshot-invalid', '1:15', 'a NUL byte'],
  ['NUL behind a line', '{"uuid":"a"}\n\0\0', 'snapshot-invalid', '2:1', 'a NUL byte', 'a'],
  [
    'invalid UTF-8 in a name',
    bytes('{"devices":[\n{"uuid":"a","name":"é', [0xff], '"}]}'),
    'snapshot-invalid',
    '2:22',
    'the text is not valid UTF-8 (the byte 0xff)',
  ],
  [
    'a surrogate in UTF-8',
    bytes('{"uuid":"a"}\n{"uuid":"b","n":"', [0xed, 0xa0, 0x80], '"}'),
    'snapshot-invalid',
    '2:19',
    'the text is not valid UTF-8',
    'a',
  ],
  [
    'invalid UTF-8 beside',
    bytes('{"x":"', [0xc0], '","devices":[]}'),
    'snapshot-invalid',
    '1:7',
    'the text is not valid UTF-8',
  ],
  [
    'a bare list',
    '\n [{"uuid":"a"}]',
    'snapshot-invalid',
    '2:2',
    'this is a bare list; write {"devices": [ … ]}, or one device a line',
  ],
  ['no devices', '{"fleet":"a/b"}', 'snapshot-invalid', '1:1', 'this object has no devices, and no uuid either'],
  ['devices a string', '{"devices":\n"x"}', 'snapshot-invalid', '2:1', 'devices is a string'],
  ['devices an object', '{"devices":{}}', 'snapshot-invalid', '1:12', 'devices is an object'],
  ['devices null', '{"devices":null}', 'snapshot-invalid', '1:12', 'devices is null'],
  [
    'devices twice',
    '{"devices":[{"uuid":"a"}],\n"devices":[]}',
    'snapshot-invalid',
    '2:11',
    'devices stands here a second time',
    'a',
  ],
  ['fleet a number', '{"devices":[],\n"fleet":5}', 'snapshot-invalid', '2:9', 'fleet is a number'],
  ['fleet a list, before', '{"fleet":\n[],"devices":[{"uuid":"a"}]}', 'snapshot-invalid', '2:1', 'fleet is a list'],
  [
    'takenAt too long',
    `{"takenAt":"${'x'.repeat(256)}","devices":[]}`,
    'snapshot-invalid',
    '1:269',
    'takenAt is longer than 255',
  ],
  [
    'takenAt far too long',
    `{"takenAt":"${'x'.repeat(9999)}","devices":[]}`,
    'snapshot-invalid',
    '1:10012',
    'takenAt is longer than 255',
  ],
  ['behind the end', '{"devices":[]}\n{"devices":[]}', 'snapshot-invalid', '2:1', '"{" behind the end of the snapshot'],
  [
    'cut before devices',
    '{"fleet":"a/b",\n"dev',
    'snapshot-cut',
    '2:5',
    'the text ends before the end of the snapshot',
  ],
  ['cut behind a comma', `${twoDevices},`, 'snapshot-cut', '2:14', 'the text ends before the end', 'a,b'],
  ['cut behind a device', twoDevices, 'snapshot-cut', '2:13', 'the text ends before the end', 'a,b'],
  ['cut behind the list', `${twoDevices}]\n`, 'snapshot-cut', '3:1', 'the text ends before the end', 'a,b'],
  [
    'cut inside a device',
    `${twoDevices},\n{"uuid":\n"c","na`,
    'snapshot-cut',
    '4:8',
    'the text ends inside the device that begins on line 3',
    'a,b',
  ],
  [
    'cut at a backslash',
    `${twoDevices},{"uuid":"c\\`,
    'snapshot-cut',
    '2:25',
    'the text ends inside the device',
    'a,b',
  ],
  [
    'a line cut in a string',
    '{"uuid":"a"}\n{"uuid":"b","na\n{"uuid":"c"}',
    'snapshot-cut',
    '2:16',
    'the line ends inside its device',
    'a',
  ],
  [
    'a line cut elsewhere',
    '{"uuid":"a"}\n{"uuid":"b",\n{"uuid":"c"}',
    'snapshot-cut',
    '2:13',
    'the line ends inside its device',
    'a',
  ],
  ['the last line cut', '{"uuid":"a"}\n{"uuid":"b"', 'snapshot-cut', '2:12', 'the line ends inside its device', 'a'],
  ['the only line cut', '{"uuid":"a","na', 'snapshot-cut', '1:16', 'the text ends before the end'],
  [
    'a device on several lines',
    '{\n"uuid":"a"}\n',
    'snapshot-cut',
    '1:2',
    'the line ends inside its device; it was cut off, or the device stands on several lines',
  ],
  [
    'two devices on a line',
    '{"uuid":"a"}\n{"uuid":"b"} {"uuid":"c"}',
    'snapshot-invalid',
    '2:14',
    `${invalid}"{" where nothing more is expected`,
    'a',
  ],
  [
    'a comma behind a line',
    '{"uuid":"a"},\n{"uuid":"b"}',
    'snapshot-invalid',
    '1:13',
    `${invalid}"," where nothing more is expected`,
  ],
  [
    'a line that is a list',
    '{"uuid":"a"}\n["b"]',
    'device-invalid',
    '2:1',
    'this line is no object; a device is written as {"uuid": …}',
    'a',
  ],
  ['a line that is no JSON', '{"uuid":"a"}\n\n# b', 'snapshot-invalid', '3:1', `${notJson}"#"`, 'a'],
  [
    'an entry that is a number',
    '{"devices":[{"uuid":"a"},\n 5]}',
    'device-invalid',
    '2:2',
    'an entry of devices is no object',
    'a',
  ],
  ['an entry that is null', '{"devices":[null]}', 'device-invalid', '1:13', 'an entry of devices is no object'],
  ['an entry that is a list', '{"devices":[[]]}', 'device-invalid', '1:13', 'an entry of devices is no object'],
  [
    'a comma too many',
    '{"devices":[{"uuid":"a"},]}',
    'snapshot-invalid',
    '1:26',
    `${invalid}"]" where a value is expected`,
    'a',
  ],
  [
    'a comma too few',
    '{"devices":[{"uuid":"a"}{"uuid":"b"}]}',
    'snapshot-invalid',
    '1:25',
    `${invalid}"{" where a comma or ] is expected`,
    'a',
  ],
  [
    'the wrong bracket',
    '{"devices":[{"uuid":"a"},{"uuid":"b","x":[1},{"uuid":"c"}]}',
    'snapshot-invalid',
    '1:44',
    `${invalid}"}" where a comma or ] is expected`,
    'a',
  ],
  [
    'a string without end',
    '{"devices":[{"uuid":"a"},\n{"uuid":"b\n},{"uuid":"c"}]}',
    'snapshot-invalid',
    '2:11',
    `${invalid}a line break inside a string`,
    'a',
  ],
  [
    'no value',
    '{"devices":[{"uuid":"a"},{"uuid":}]}',
    'snapshot-invalid',
    '1:34',
    `${invalid}"}" where a value is expected`,
    'a',
  ],
  ['a bad literal beside', '{"x":nul,"devices":[]}', 'snapshot-invalid', '1:9', `${invalid}"," within null`],
  ['a bad number beside', '{"devices":[],"x":1.}', 'snapshot-invalid', '1:21', `${invalid}"}" within a number`],
  [
    'no uuid',
    '{"devices":[{"uuid":"a"},\n{"name":"b"}]}',
    'device-invalid',
    '2:1',
    'the device named "b" has no uuid',
    'a',
  ],
  ['no uuid on a line', '{"uuid":"a"}\n{}', 'device-invalid', '2:1', 'a device has no uuid', 'a'],
  [
    'a wrong type',
    '{"devices":[{"uuid":"a"},{\n"uuid":"b",\n"osVersion": 5}]}',
    'device-invalid',
    '3:14',
    'device "b": osVersion is a number',
    'a',
  ],
  [
    'a wrong type behind other lines',
    '{"uuid":"a"}\n\n \r\n{"uuid":"b","tags":3}',
    'device-invalid',
    '4:20',
    'device "b": tags is a number',
    'a',
  ],
  [
    'fleet of a wrong type on a line',
    '{"uuid":"a","fleet":5}',
    'device-invalid',
    '1:21',
    'device "a": fleet is a number',
  ],
  [
    'takenAt of a wrong type on a line',
    '{"uuid":"a","takenAt":[]}',
    'device-invalid',
    '1:23',
    'device "a": takenAt is a list',
  ],
  [
    'takenAt too long on a line',
    `{"uuid":"a","takenAt":"${'x'.repeat(256)}"}`,
    'device-invalid',
    '1:23',
    'device "a": takenAt is longer than 255',
  ],
  [
    'a uuid twice',
    '{"devices":[\n{"uuid":"a"},\n{"name":"é😀","uuid":"a"}]}',
    'device-duplicate',
    '3:22',
    'device "a" stands here a second time',
    'a',
  ],
  [
    'a uuid twice on lines',
    '{"uuid":"a"}\n{"uuid":"b"}\r\n{"uuid":"a"}',
    'device-duplicate',
    '3:9',
    'device "a" stands here a second time',
    'a,b',
  ],
  [
    '101 levels in a device',
    `{"devices":[{"uuid":"a"},{"uuid":"b","x":${nested(98)}}]}`,
    'snapshot-too-deep',
    '1:139',
    'the text is nested deeper than 100',
    'a',
  ],
  [
    '101 levels in a line',
    `{"uuid":"a"}\n{"uuid":"b","x":${nested(100)}}`,
    'snapshot-too-deep',
    '2:116',
    'the text is nested deeper than 100',
    'a',
  ],
  [
    '101 levels beside',
    `{"x":${nested(100)},"devices":[]}`,
    'snapshot-too-deep',
    '1:105',
    'the text is nested deeper than 100',
  ],
  [
    'a mistake before a duplicate',
    '{"devices":[{"uuid":"a","arch":1},{"uuid":"a"},{]}',
    'device-invalid',
    '1:32',
    'device "a": arch is a number',
  ],
];

describe('readSnapshot, where something is wrong', () => {
  for (const [what, text, code, place, says, before = ''] of bad) {
    for (const size of [65536, 1]) {
      it(`${what}, in chunks of ${size}`, async () => {
        const { devices, error } = await outcomeOf(text, [size]);
        assert.ok(error instanceof FleetError, `no FleetError but ${error}`);
        assert.equal(error.message.slice(0, `fleet.json:${place}: ${says}`.length), `fleet.json:${place}: ${says}`);
        assert.equal(error.code, code);
        assert.equal(`${error.place?.file}:${error.place?.line}:${error.place?.column}`, `fleet.json:${place}`);
        assert.equal(devices.map(({ uuid }) => uuid).join(), before);
      });
    }
  }

  const long = 'x'.repeat(4 * megabyte);
  const tooLong = 'the text of this device is longer than 4 MiB';
  const large: readonly BadRow[] = [
    [
      'a device over 4 MiB',
      `{"devices":[{"uuid":"a"},\n{"uuid":"b","x":"${long}"},{"uuid":"c"}]}`,
      'snapshot-too-large',
      '2:1',
      tooLong,
      'a',
    ],
    [
      'a device over 4 MiB, cut',
      `{"devices":[{"uuid":"a"},\n{"uuid":"b","x":"${long}`,
      'snapshot-too-large',
      '2:1',
      tooLong,
      'a',
    ],
    [
      'a line over 4 MiB',
      `{"uuid":"a"}\n{"uuid":"b","x":"${long}"}\n{"uuid":"c"}`,
      'snapshot-too-large',
      '2:1',
      tooLong,
      'a',
    ],
    ['a first line over 4 MiB', `{"uuid":"b","x":"${long}"}\n{"uuid":"c"}`, 'snapshot-too-large', '1:1', tooLong, ''],
    [
      'no end of a string',
      `{"devices":[{"uuid":"a"},\n{"uuid":"b\n"},${'{"uuid":"c"},'.repeat(megabyte / 2)}`,
      'snapshot-invalid',
      '2:11',
      `${invalid}a line break inside`,
      'a',
    ],
    [
      'a late mistake',
      `{"devices":[\n${Array.from({ length: 20_000 }, (_, n) => `{"uuid":"u${n}","name":"é"}`).join(',\n')},\n{"uuid":"u7"}]}`,
      'device-duplicate',
      '20002:9',
      'device "u7" stands here a second time',
    ],
    [
      'a late mistake on one line',
      `{"devices":[${Array.from({ length: 20_000 }, (_, n) => `{"uuid":"u${10_000 + n}","name":"é"}`).join()},{"uuid":7}]}`,
      'device-invalid',
      '1:580021',
      'a device has a uuid that is a number',
    ],
    [
      'a late bare quote',
      `{"devices":[${Array.from({ length: 20_000 }, (_, n) => `{"uuid":"u${10_000 + n}","name":"é"}`).join()},{"uuid":"z""}]}`,
      'snapshot-invalid',
      '1:580024',
      `${invalid}"\\"" where a comma or }`,
    ],
  ];
  for (const [what, text, code, place, says, before] of large) {
    for (const size of [65536, 1000, 7 * megabyte]) {
      it(`${what}, in chunks of ${size}`, async () => {
        const { devices, error } = await outcomeOf(text, [size]);
        assert.ok(error instanceof FleetError, `no FleetError but ${error}`);
        assert.equal(error.message.slice(0, `fleet.json:${place}: ${says}`.length), `fleet.json:${place}: ${says}`);
        assert.equal(error.code, code);
        if (before === undefined) assert.equal(devices.length, 20_000);
        else assert.equal(devices.map(({ uuid }) => uuid).join(), before);
      });
    }
  }

  it('lets errors of the chunks through', async () => {
    const fault = new Error('EIO');
    const chunks = (async function* () {
      yield encoded('{');
      throw fault;
    })();
    await assert.rejects(readSnapshot(chunks, { source: 'x' }).next(), (error) => error === fault);
  });
});

describe('readSnapshot, where nothing is wrong', () => {
  const good: readonly (readonly [what: string, text: string, uuids: string, header: object])[] = [
    ['no devices', '{"fleet": "a/b", "devices": []}', '', { fleet: 'a/b' }],
    ['only devices', '{"devices":[{"uuid":"a"}]}', 'a', {}],
    [
      'keys behind',
      '{"devices":[{"uuid":"a"} , {"uuid":"b"}],"takenAt":"t","fleet":"a/b"}\n\n',
      'a,b',
      { fleet: 'a/b', takenAt: 't' },
    ],
    ['keys before', '{"takenAt":"t","fleet":"a/b","devices":[{"uuid":"a"}]}', 'a', { fleet: 'a/b', takenAt: 't' }],
    ['null, and the last of two', '{"fleet":"x","takenAt":null,"fleet":"a/b","devices":[]}', '', { fleet: 'a/b' }],
    ['keys as escapes', '{"\\u0064evices":[{"\\u0075uid":"a"}],"fl\\u0065et":"a\\/b"}', 'a', { fleet: 'a/b' }],
    [
      'unknown keys',
      '{"x":{"devices":[{}],"fleet":7},"devices":[{"uuid":"a","x":[[{}]],"devices":7}],"releases":[1.5e-3,"]"]}',
      'a',
      {},
    ],
    ['a mark', '\ufeff{"devices":[{"uuid":"a"}]}', 'a', {}],
    ['a mark before lines', '\ufeff{"uuid":"a"}', 'a', {}],
    ['one line', '{"uuid":"a"}', 'a', {}],
    ['lines', '{"uuid":"a"}\n{"uuid":"b"}\n', 'a,b', {}],
    ['lines with CRLF and blank ones', '\r\n {"uuid":"a"}\r\n\r\n\n  {"uuid":"b"} \r\n \t', 'a,b', {}],
    [
      'one fleet on lines',
      '{"uuid":"a","fleet":"a/b"}\n{"uuid":"b","takenAt":"t"}\n{"uuid":"c","fleet":"a/b","takenAt":"u"}',
      'a,b,c',
      { takenAt: 't' },
    ],
    [
      'two fleets on lines',
      '{"uuid":"a","fleet":"a/b"}\n{"uuid":"b","fleet":"a/c"}\n{"uuid":"c","fleet":"a/b"}',
      'a,b,c',
      {},
    ],
    ['100 levels', `{"devices":[{"uuid":"a","x":${nested(97)}}]}`, 'a', {}],
    ['100 levels in a line', `{"uuid":"a","x":${nested(99)}}`, 'a', {}],
    ['100 levels beside', `{"x":${nested(99)},"devices":[]}`, '', {}],
    ['a long key beside', `{"${'k'.repeat(9999)}":1,"devices":[]}`, '', {}],
  ];
  for (const [what, text, expected, header] of good) {
    for (const size of [65536, 1]) {
      it(`${what}, in chunks of ${size}`, async () => {
        const outcome = await outcomeOf(text, [size]);
        if (outcome.error) throw outcome.error;
        assert.equal(outcome.devices.map(({ uuid }) => uuid).join(), expected);
        assert.deepEqual(outcome.header, header);
      });
    }
  }

  it('a name of 1 MB is cut', async () => {
    const { devices } = await outcomeOf(`{"devices":[{"uuid":"a","name":"${'n'.repeat(megabyte)}"}]}`);
    assert.deepEqual(devices, [{ uuid: 'a', name: `${'n'.repeat(254)}…`, facts: {} }]);
  });

  it('much beside the devices, before and behind them', async () => {
    const much = JSON.stringify(
      Array.from({ length: 50_000 }, (_, id) => ({ id, contract: '{"type":"sw.container"}' })),
    );
    assert.equal(await uuids(`{"releases":${much},"devices":[{"uuid":"a"}],"more":${much}}`), 'a');
  });

  it('a device of nearly 4 MiB among many', async () => {
    const many = (letter: string): string => Array.from({ length: 9000 }, (_, n) => `{"uuid":"${letter}${n}"}`).join();
    const text = `{"devices":[${many('a')},{"uuid":"b","x":"${'x'.repeat(4 * megabyte - 100)}"},${many('c')}]}`;
    assert.equal((await outcomeOf(text)).devices.length, 18_001);
  });

  it('reads tags by other names', async () => {
    const chunks = (async function* () {
      yield encoded('{"uuid":"a","tags":{"my_l4t":"32.7"}}');
    })();
    const { value } = await readSnapshot(chunks, { source: 'x', factTags: { l4tVersion: 'my_l4t' } }).next();
    assert.deepEqual(value, [
      { uuid: 'a', name: 'a', facts: { l4tVersion: '32.7', origin: { sources: { l4tVersion: 'tag' } } } },
    ]);
  });

  it('any snapshot, however it is written and cut into chunks, as JSON.parse reads it', async () => {
    const record = fc.record(
      {
        name: fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constant(null),
          fc.constantFrom('},{"uuid":"', ']}', '\\"', '\\'),
        ),
        tags: fc.oneof(
          fc.dictionary(fc.string(), fc.string()),
          fc.array(fc.record({ uuid: fc.string(), value: fc.string() })),
        ),
        x: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const layout = fc.constantFrom('compact', 'pretty', 'tabs', 'lines');
    const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 9 });
    const copies = fc.constantFrom(1, 1, 1, 5000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 20 }),
        layout,
        sizes,
        fc.jsonValue(),
        copies,
        async (some, form, cuts, x, times) => {
          const records = Array.from({ length: times }, () => some)
            .flat()
            .slice(0, 6000)
            .map((each, n) => ({ uuid: `u${n}`, ...each }));
          const snapshot = { x, fleet: 'a/b', devices: records, takenAt: 't' };
          const indent = form === 'pretty' ? 2 : form === 'tabs' ? '\t\r\n' : undefined;
          const text =
            form === 'lines' && records.length > 0
              ? records.map((each) => JSON.stringify(each)).join('\n')
              : JSON.stringify(snapshot, null, indent);
          const expected = records.map(({ uuid, name }) => {
            return { uuid, name: name || uuid.slice(0, 7), facts: {} };
          });
          const { devices, error } = await outcomeOf(text, cuts);
          if (error) throw error;
          assert.deepEqual(devices, expected);
        },
      ),
      { numRuns: 150 },
    );
  }).timeout(30_000);
});

describe('readSnapshot, of devices that are chosen', () => {
  const devices = [
    { uuid: 'a1', online: true, tags: { city: 'Berlin' } },
    { uuid: 'a2', online: false, tags: [{ tag_key: 'city', value: 'Berlin' }] },
    { uuid: 'b1', online: true, tags: [{ name: 'city', value: 'Berlin' }] },
    { uuid: 'b2', tags: { city: 'Rome', rack: '1' } },
  ];
  const forms = [
    ['JSON', JSON.stringify({ fleet: 'a/b', devices })],
    ['lines', devices.map((device) => JSON.stringify(device)).join('\n')],
  ] as const;
  const berlin = { key: 'city', value: 'Berlin' };
  const rows: readonly (readonly [Partial<Selection>, uuids: string])[] = [
    [{}, 'a1,a2,b1,b2'],
    [{ online: true }, 'a1,b1'],
    [{ uuids: ['a'] }, 'a1,a2'],
    [{ uuids: ['a2', 'b'] }, 'a2,b1,b2'],
    [{ uuids: ['c'] }, ''],
    [{ tags: [berlin] }, 'a1,a2,b1'],
    [{ tags: [{ key: 'rack', value: '1' }] }, 'b2'],
    [{ tags: [berlin, { key: 'rack', value: '1' }] }, ''],
    [{ online: true, uuids: ['b'], tags: [berlin] }, 'b1'],
  ];
  for (const [form, text] of forms) {
    for (const [some, expected] of rows) {
      for (const size of [65536, 1]) {
        it(`${JSON.stringify(some)} of ${form} in chunks of ${size}`, async () => {
          const { error, header, ...outcome } = await outcomeOf(text, [size], { ...everyDevice, ...some });
          if (error) throw error;
          assert.equal(outcome.devices.map(({ uuid }) => uuid).join(), expected);
          assert.equal(header?.isChosen, Object.keys(some).length > 0 ? true : undefined);
          assert.equal(header?.fleet, form === 'JSON' ? 'a/b' : undefined);
        });
      }
    }

    it(`finds what is wrong with devices of ${form} that nobody chose`, async () => {
      const chosen = { ...everyDevice, uuids: ['b'] };
      const twice = await outcomeOf(text.replace('"a2"', '"a1"'), [65536], chosen);
      assert.ok(twice.error instanceof FleetError);
      assert.equal(twice.error.code, 'device-duplicate');
      const wrong = await outcomeOf(text.replace('"a2"', '"a2","arch":5'), [65536], chosen);
      assert.ok(wrong.error instanceof FleetError);
      assert.equal(wrong.error.code, 'device-invalid');
    });
  }
});
