import assert from 'node:assert/strict';
import { type FleetRequest, readFleet } from '../../../shared/fleet/api/read-fleet.ts';
import type { Device, FleetHeader } from '../../../shared/fleet/device.ts';
import { defaultFactTags } from '../../../shared/fleet/record/facts-of-record.ts';
import { everyDevice } from '../../../shared/fleet/record/selection.ts';
import { type Asked, fakeAccount, statusError } from './fake-api.ts';

const fleet = { id: 4, slug: 'acme/kiosk' };

/** A device's row with this id; of a Raspberry Pi 3 that runs. */
function row(id: number, more: object = {}) {
  return {
    id,
    uuid: `uuid-${id}`,
    device_name: `pi-${id}`,
    supervisor_version: '17.4.2',
    os_version: 'balenaOS 6.10.24+rev1',
    is_of__device_type: { __id: 1 },
    ...more,
  };
}

interface Server {
  /** what is counted, one answer after the other, the last again and again */
  readonly counts: readonly number[];
  /** the devices there, by how often they were read from the beginning */
  readonly devices: (reading: number) => readonly object[];
  readonly tags?: readonly object[];
  readonly releases?: readonly { readonly id: number; readonly commit: string }[];
}

function serve({ counts, devices, tags = [], releases = [] }: Server) {
  let counted = 0;
  let reading = 0;
  return ({ resource, options }: Asked): unknown => {
    if (resource === 'device_type') {
      return [{ id: 1, slug: 'raspberrypi3', is_of__cpu_architecture: [{ slug: 'armv7hf' }] }];
    }
    if (resource === 'device_tag') return options.$filter.id.$gt === 0 ? tags : [];
    if (resource === 'release') return releases.filter(({ id }) => options.$filter.id.$in.includes(id));
    if (options.$count) {
      counted += 1;
      return counts[Math.min(counted, counts.length) - 1];
    }
    const after = options.$filter.id.$gt as number;
    if (after === 0) reading += 1;
    return devices(reading).filter((device) => (device as { id: number }).id > after);
  };
}

async function read(server: Server, request: Partial<FleetRequest> = {}) {
  const { account, asked } = fakeAccount(serve(server));
  const devices: Device[] = [];
  const stream = readFleet(account, fleet, {
    selection: everyDevice,
    factTags: defaultFactTags,
    needsTags: false,
    wantedTags: [],
    needsRelease: false,
    takenAt: '2026-11-24T08:00:00Z',
    ...request,
  });
  let header: FleetHeader | undefined;
  for (let next = await stream.next(); ; next = await stream.next()) {
    if (next.done) {
      header = next.value;
      break;
    }
    devices.push(...next.value);
  }
  const of = (resource: string) => asked.filter((question) => question.resource === resource);
  return { devices, header, of, names: devices.map(({ name }) => name) };
}

const ids = (...numbers: number[]) => numbers.map((id) => row(id));

describe('readFleet', () => {
  it('gives devices with their facts, and says when and of what fleet', async () => {
    const { devices, header } = await read({ counts: [1], devices: () => ids(5) });
    assert.deepEqual(devices, [
      {
        uuid: 'uuid-5',
        name: 'pi-5',
        facts: {
          supervisorVersion: '17.4.2',
          osVersion: '6.10.24+rev1',
          deviceType: 'raspberrypi3',
          arch: 'armv7hf',
        },
      },
    ]);
    assert.deepEqual(header, { fleet: 'acme/kiosk', takenAt: '2026-11-24T08:00:00Z', isLive: true });
  });

  it('gives a device that never booted, of a type that is not listed, without these facts', async () => {
    const bare = { supervisor_version: null, os_version: null, is_of__device_type: { __id: 99 }, device_name: null };
    const { devices } = await read({ counts: [1], devices: () => [row(5, bare)] });
    assert.deepEqual(devices, [{ uuid: 'uuid-5', name: 'uuid-5', facts: {} }]);
  });

  const counting: readonly (readonly [title: string, server: Server, names: string[], counts: number])[] = [
    ['as many as were counted', { counts: [2], devices: () => ids(1, 2) }, ['pi-1', 'pi-2'], 1],
    ['none', { counts: [0], devices: () => [] }, [], 1],
    ['more than were counted, for some arrived', { counts: [1], devices: () => ids(1, 2) }, ['pi-1', 'pi-2'], 1],
    ['fewer, for some left', { counts: [3, 2], devices: () => ids(1, 2) }, ['pi-1', 'pi-2'], 2],
    [
      'those that were missing at first, behind the others, and each once',
      { counts: [3], devices: (reading) => (reading === 1 ? ids(1, 3) : ids(1, 2, 3)) },
      ['pi-1', 'pi-3', 'pi-2'],
      3,
    ],
    [
      'fewer the second time, for some left then',
      { counts: [3, 3, 3, 2], devices: () => ids(1, 2) },
      ['pi-1', 'pi-2'],
      4,
    ],
  ];
  for (const [title, server, names, counts] of counting) {
    it(`gives ${title}`, async () => {
      const found = await read(server);
      assert.deepEqual(found.names, names);
      assert.equal(found.of('device').filter(({ options }) => options.$count).length, counts);
    });
  }

  it('is an error that names both numbers, where devices are missing twice', () =>
    assert.rejects(read({ counts: [3], devices: () => ids(1, 2) }), {
      code: 'incomplete',
      message: /at api\.example\.com counts 3 devices of acme\/kiosk and gave 2, twice\./,
    }));

  for (const count of ['3', -1, 1.5, null, [3]]) {
    it(`takes ${JSON.stringify(count)} for no count`, () =>
      assert.rejects(read({ counts: [count as number], devices: () => ids(1) }), { code: 'bad-response' }));
  }

  const nonsense: readonly (readonly [title: string, device: object, says: RegExp])[] = [
    ['no uuid', row(1, { uuid: null }), /no device of acme\/kiosk: uuid is null$/],
    ['a version that is a number', row(1, { os_version: 6.1 }), /no device of acme\/kiosk: osVersion is a number/],
    ['a name that is a list', row(1, { device_name: [] }), /no device of acme\/kiosk: name is a list/],
  ];
  for (const [title, device, says] of nonsense) {
    it(`is an error for a device with ${title}`, () =>
      assert.rejects(read({ counts: [1], devices: () => [device] }), { code: 'bad-response', message: says }));
  }

  it('asks for tags where they matter: of these devices, and just those that facts are read from', async () => {
    const tags = [
      { id: 1, device: { __id: 2 }, tag_key: 'l4t_version', value: '32.7' },
      { id: 2, device: { __id: 2 }, tag_key: '__proto__', value: 'x' },
      { id: 3, device: { __id: 3 }, tag_key: 'kernel_version', value: '4.9.140' },
    ];
    const { devices, of } = await read({ counts: [3], devices: () => ids(1, 2, 3), tags }, { needsTags: true });
    assert.deepEqual(
      devices.map(({ facts: { l4tVersion, kernelVersion } }) => [l4tVersion, kernelVersion]),
      [
        [undefined, undefined],
        ['32.7', undefined],
        [undefined, '4.9.140'],
      ],
    );
    const [question] = of('device_tag');
    assert.deepEqual(question?.options.$filter.tag_key, { $in: ['kernel_version', 'l4t_version'] });
    assert.deepEqual(question?.options.$filter.device.$any.$expr.d, {
      belongs_to__application: 4,
      id: { $ge: 1, $le: 3 },
    });
    assert.deepEqual((await read({ counts: [1], devices: () => ids(1), tags })).of('device_tag'), []);
  });

  it('says which release a device should be running, by its id', async () => {
    const running = [9, 10, null].map((id, index) =>
      row(index + 1, { should_be_running__release: id === null ? null : { __id: id } }),
    );
    const { devices, of } = await read({ counts: [3], devices: () => running }, { needsRelease: true });
    assert.deepEqual(
      devices.map(({ release }) => release),
      ['9', '10', null],
    );
    assert.equal(of('release').length, 0);
  });

  it('reads tags to their end, however few a server gives at once', async () => {
    const tags = [1, 2, 3].map((id) => ({ id, device: { __id: id }, tag_key: 'l4t_version', value: '32.7' }));
    const capped = serve({ counts: [3], devices: () => ids(1, 2, 3) });
    const { account } = fakeAccount((asked) =>
      asked.resource === 'device_tag'
        ? tags.filter(({ id }) => id > asked.options.$filter.id.$gt).slice(0, 1)
        : capped(asked),
    );
    const stream = readFleet(account, fleet, {
      selection: everyDevice,
      factTags: defaultFactTags,
      needsTags: true,
      wantedTags: [],
      needsRelease: false,
      takenAt: '',
    });
    const { value } = await stream.next();
    assert.deepEqual(Array.isArray(value) && value.map((device: Device) => device.facts.l4tVersion), [
      '32.7',
      '32.7',
      '32.7',
    ]);
  });

  it('ends with its failure all that is still being asked', async () => {
    const { account, asked } = fakeAccount(({ resource, options }) => {
      if (resource === 'device_type') return [];
      if (options.$count) return new Promise(() => {});
      throw statusError(403);
    });
    const stream = readFleet(account, fleet, {
      selection: everyDevice,
      factTags: defaultFactTags,
      needsTags: false,
      wantedTags: [],
      needsRelease: false,
      takenAt: '',
    });
    await assert.rejects(stream.next(), { code: 'forbidden' });
    assert.equal(asked.find(({ options }) => options.$count)?.signal.aborted, true);
  });

  it('tells how far it has come', async () => {
    const told: [number, number][] = [];
    const onProgress = (read: number, total: number) => told.push([read, total]);
    await read({ counts: [2], devices: () => ids(1, 2) }, { onProgress });
    assert.deepEqual(told, [
      [0, 2],
      [2, 2],
    ]);
  });

  it('counts and reads just what is wanted', async () => {
    const selection = { online: true, uuids: ['ab'], tags: [{ key: 'city', value: 'Bern' }] };
    const { of, header } = await read({ counts: [0], devices: () => [] }, { selection });
    for (const { options } of of('device')) {
      const filter = options.$count?.$filter ?? options.$filter;
      assert.equal(filter.is_online, true);
      assert.deepEqual(filter.uuid, { $startswith: 'ab' });
      assert.deepEqual(filter.device_tag.$any.$expr.dt, { tag_key: 'city', value: 'Bern' });
    }
    assert.equal(header?.isChosen, true);
  });
});
