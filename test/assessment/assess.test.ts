import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assess } from '../../shared/assessment/index.ts';
import { makeDevice, streamDevices } from '../support/devices.ts';
import { makePi, makeRelease, makeTx2 } from '../support/making.ts';

const release = makeRelease({
  web: { requires: [{ type: 'sw.supervisor', version: '>=12.6.17' }] },
  arm: { requires: [{ type: 'hw.device-type', slug: 'raspberrypi3' }], optional: true },
  jetson: { requires: [{ type: 'hw.device-type', slug: 'jetson-nano' }], optional: true },
  plain: {},
});
const { supervisorVersion: _, ...neverBooted } = makePi('0.0.0');
const devices = [
  makeDevice(1, makePi('17.4.2')),
  makeDevice(2, makePi('12.0.0')),
  makeDevice(3, makeTx2('17.4.2')),
  makeDevice(4, makePi('17.4.2')),
  makeDevice(5, neverBooted),
  makeDevice(6, makePi('10.3.7')),
  makeDevice(7, makePi('10.6.27')),
  makeDevice(8, makePi('13.0.0')),
];

describe('assess', () => {
  it('counts the judgements, which add up to the devices', async () => {
    const [assessment] = await assess(release, streamDevices(devices));
    assert.deepEqual(assessment?.counts, {
      devices: 8,
      runs: 4,
      rejects: 2,
      misjudged: 0,
      unprotected: 1,
      unknown: 1,
      rejecting: 2,
    });
  });

  it('groups devices with equal facts, those that matter first', async () => {
    const [assessment] = await assess(release, streamDevices(devices));
    assert.deepEqual(
      assessment?.groups.map(({ judgement, devices: members }) => [judgement, [...members].map(({ name }) => name)]),
      [
        ['rejects', ['device-7']],
        ['rejects', ['device-2']],
        ['unprotected', ['device-6']],
        ['unknown', ['device-5']],
        ['runs', ['device-1', 'device-4']],
        ['runs', ['device-8']],
        ['runs', ['device-3']],
      ],
    );
  });

  it('counts where each service runs', async () => {
    const [assessment] = await assess(release, streamDevices(devices));
    assert.deepEqual(assessment?.services, [
      { name: 'web', optional: false, runsOn: 5, unprotectedOn: 1, leftOutOn: 0, misjudgedOn: 0, unknownOn: 1 },
      { name: 'arm', optional: true, runsOn: 3, unprotectedOn: 0, leftOutOn: 2, misjudgedOn: 1, unknownOn: 1 },
      { name: 'jetson', optional: true, runsOn: 1, unprotectedOn: 1, leftOutOn: 4, misjudgedOn: 0, unknownOn: 1 },
      { name: 'plain', optional: false, runsOn: 5, unprotectedOn: 0, leftOutOn: 0, misjudgedOn: 0, unknownOn: 1 },
    ]);
  });

  it('names the devices that accept the release and run none of its variants', async () => {
    const [assessment] = await assess(release, streamDevices(devices));
    assert.deepEqual(
      assessment?.noVariant.map(({ services, devices: members }) => [services, [...members].map(({ name }) => name)]),
      [
        [
          ['arm', 'jetson'],
          ['device-8', 'device-3'],
        ],
      ],
    );
    const mixed = makeRelease({
      arm: { requires: [{ type: 'hw.device-type', slug: 'x' }], optional: true },
      jetson: { requires: [{ type: 'hw.device-type', slug: 'y' }], optional: true },
      extra: { optional: true },
    });
    const [withExtra] = await assess(mixed, streamDevices([makeDevice(1, makePi('17.4.2'))]));
    assert.deepEqual(withExtra?.noVariant[0]?.services, ['arm', 'jetson']);
    const single = makeRelease({
      arm: { requires: [{ type: 'hw.device-type', slug: 'x' }], optional: true },
      plain: {},
    });
    assert.deepEqual((await assess(single, streamDevices(devices)))[0]?.noVariant, []);
  });

  it('says which Supervisors are newer than any that was seen', async () => {
    const [assessment] = await assess(
      release,
      streamDevices([makeDevice(1, makePi('42.0.0')), makeDevice(2, makePi('17.4.2'))]),
    );
    assert.deepEqual(
      assessment?.groups.map(({ generation, newerThanSeen }) => [generation, newerThanSeen]),
      [
        ['17.4.2', false],
        ['17.4.2', true],
      ],
    );
  });

  it('is one assessment without devices for a stream without any', async () => {
    const assessments = await assess(
      release,
      streamDevices([], { fleet: 'acme/kiosk', takenAt: '2026-11-20T08:00:00Z' }),
    );
    assert.deepEqual(
      assessments.map(({ fleet, takenAt, counts, groups }) => [fleet, takenAt, counts.devices, groups]),
      [['acme/kiosk', '2026-11-20T08:00:00Z', 0, []]],
    );
  });

  it('keeps fleets apart, in the order in which they appear', async () => {
    const mixed = [
      makeDevice(1, makePi('17.4.2'), 'b/b'),
      makeDevice(2, makePi('17.4.2'), 'a/a'),
      makeDevice(3, makePi('12.0.0'), 'b/b'),
    ];
    const assessments = await assess(release, streamDevices(mixed));
    assert.deepEqual(
      assessments.map(({ fleet, counts }) => [fleet, counts.devices, counts.rejecting]),
      [
        ['b/b', 2, 1],
        ['a/a', 1, 0],
      ],
    );
  });

  it('gives the devices that name no fleet the one that is named last, beside those that name it themselves', async () => {
    const facts = makePi('17.4.2');
    const alone = await assess(
      release,
      streamDevices([makeDevice(1, facts), makeDevice(2, facts, 'b/b')], { fleet: 'a/a' }),
    );
    assert.deepEqual(
      alone.map(({ fleet, counts }) => [fleet, counts.devices]),
      [
        ['a/a', 1],
        ['b/b', 1],
      ],
    );
    const joined = await assess(
      release,
      streamDevices([makeDevice(1, facts), makeDevice(2, facts, 'a/a')], { fleet: 'a/a' }),
    );
    assert.deepEqual(
      joined.map(({ fleet, groups }) => [fleet, groups.map((group) => group.devices.length)]),
      [['a/a', [2]]],
    );
  });

  it('does not depend on the order of devices', async () => {
    const outline = (assessments: Awaited<ReturnType<typeof assess>>) =>
      assessments.map(({ counts, groups, services }) => ({
        counts,
        services,
        groups: groups.map((group) => ({ ...group, devices: [...group.devices].map(({ uuid }) => uuid).sort() })),
      }));
    const expected = outline(await assess(release, streamDevices(devices)));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(devices, { minLength: devices.length }), async (shuffled) => {
        assert.deepEqual(outline(await assess(release, streamDevices(shuffled))), expected);
      }),
    );
  });
});
