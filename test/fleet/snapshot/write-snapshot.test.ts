import assert from 'node:assert/strict';
import { deviceReader } from '../../../shared/fleet/record/device-of-record.ts';
import { defaultFactTags, type JsonRecord } from '../../../shared/fleet/record/facts-of-record.ts';
import { type SnapshotForm, writeSnapshot } from '../../../shared/fleet/snapshot/write-snapshot.ts';
import { nastyNames } from '../../support/nasty-names.ts';
import { outcomeOf } from './reading.ts';

const header = { fleet: 'acme/kiosk', takenAt: '2026-11-20T08:00:00.000Z' };

async function* batched(...batches: JsonRecord[][]) {
  yield* batches;
}

async function written(form: SnapshotForm, ...batches: JsonRecord[][]): Promise<string> {
  return (await Array.fromAsync(writeSnapshot(batched(...batches), header, form))).join('');
}

const [a, b, c] = [
  { uuid: 'a', name: 'one', deviceType: 'jetson-tx2', osVersion: 'balenaOS 2.47.1+rev3', supervisorVersion: '10.8.0' },
  { uuid: 'b', name: null, tags: { l4t_version: '32.7', rack: '5' }, online: true, release: 'f00d' },
  { uuid: 'c', name: 'three', supervisorVersion: null, osVersion: null, release: null, updateStatus: 'done' },
] as const;

describe('writeSnapshot', () => {
  it('writes one JSON object, a device a line', async () => {
    assert.equal(
      await written('json', [a], [{ uuid: 'b' }]),
      `{"fleet":"acme/kiosk","takenAt":"2026-11-20T08:00:00.000Z","devices":[\n${JSON.stringify(a)},\n{"uuid":"b"}\n]}\n`,
    );
  });

  it('writes NDJSON, each line with the fleet and the time', async () => {
    assert.equal(
      await written('ndjson', [{ uuid: 'a' }, { uuid: 'b' }], [{ uuid: 'c' }]),
      ['a', 'b', 'c'].map((uuid) => `${JSON.stringify({ uuid, ...header })}\n`).join(''),
    );
  });

  const read = deviceReader(defaultFactTags);
  const fleets: readonly (readonly [title: string, batches: JsonRecord[][]])[] = [
    ['no batch', []],
    ['an empty batch', [[]]],
    ['one device', [[a]]],
    ['several batches', [[a, b], [c]]],
    ['empty batches between', [[], [a], [], [b, c], []]],
    ['nasty names', [nastyNames.map((name, index) => ({ uuid: `u${index}`, name }))]],
    [
      'nasty tags',
      [nastyNames.map((name, index) => ({ uuid: `u${index}`, tags: Object.fromEntries([[name, name]]) }))],
    ],
    ['nasty keys', [nastyNames.map((name, index) => ({ uuid: `u${index}`, ...Object.fromEntries([[name, name]]) }))]],
  ];
  for (const [title, batches] of fleets) {
    for (const form of ['json', 'ndjson'] as const) {
      it(`can be read again, of ${title} as ${form}`, async () => {
        const { devices, header: found, error } = await outcomeOf(await written(form, ...batches));
        if (error) throw error;
        // In NDJSON each device names its fleet, where there is a device.
        const expected = batches.flat().map((record) => read(form === 'json' ? record : { ...record, ...header }));
        assert.deepEqual(devices, expected);
        const { takenAt } = header;
        assert.deepEqual(found, form === 'json' || devices.length === 0 ? header : { takenAt });
      });
    }
  }

  it('lets no name of a device break a line', async () => {
    const names = nastyNames.map((name, index) => ({ uuid: `u${index}`, name }));
    assert.equal((await written('ndjson', names)).split('\n').length, names.length + 1);
    assert.equal((await written('json', names)).split('\n').length, names.length + 3);
  });

  it('gives the devices of a batch before it asks for the next', async () => {
    for (const form of ['json', 'ndjson'] as const) {
      let asked = 0;
      const records = (async function* () {
        for (const record of [a, b, c]) {
          asked += 1;
          yield [record];
        }
      })();
      for await (const piece of writeSnapshot(records, header, form)) {
        const given = ['a', 'b', 'c'].filter((uuid) => piece.includes(`"uuid":"${uuid}"`));
        if (given.length > 0) assert.deepEqual(given, [['a', 'b', 'c'][asked - 1]]);
      }
      assert.equal(asked, 3);
    }
  });

  it('passes on what the devices fail with', async () => {
    for (const form of ['json', 'ndjson'] as const) {
      const records = (async function* () {
        yield [a];
        throw new Error('the connection broke');
      })();
      await assert.rejects(Array.fromAsync(writeSnapshot(records, header, form)), /^Error: the connection broke$/);
    }
  });
});
