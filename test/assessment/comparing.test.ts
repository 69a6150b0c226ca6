import assert from 'node:assert/strict';
import { changeOf } from '../../shared/assessment/comparing.ts';
import { assess, type Change } from '../../shared/assessment/index.ts';
import type { Device } from '../../shared/fleet/index.ts';
import type { Release } from '../../shared/release/index.ts';
import type { JudgementName } from '../../shared/supervisor/index.ts';
import { makeDevice, streamDevices } from '../support/devices.ts';
import { makePi, makeRelease, makeTx2 } from '../support/making.ts';

describe('changeOf', () => {
  const rows: readonly (readonly [before: JudgementName, now: JudgementName, change: Change])[] = [
    ['runs', 'rejects', 'newly-rejecting'],
    ['runs', 'misjudged', 'newly-rejecting'],
    ['unprotected', 'rejects', 'newly-rejecting'],
    ['unknown', 'rejects', 'newly-rejecting'],
    ['rejects', 'rejects', 'unchanged'],
    ['rejects', 'misjudged', 'unchanged'],
    ['misjudged', 'rejects', 'unchanged'],
    ['rejects', 'runs', 'no-longer-rejecting'],
    ['misjudged', 'unprotected', 'no-longer-rejecting'],
    ['rejects', 'unknown', 'unchanged'],
    ['runs', 'runs', 'unchanged'],
    ['runs', 'unknown', 'unchanged'],
    ['unknown', 'runs', 'unchanged'],
  ];
  for (const [before, now, change] of rows) {
    it(`${before}, then ${now}: ${change}`, () => assert.equal(changeOf(now, { judgement: before }), change));
  }
});

const supervisor = (version: string) => ({ type: 'sw.supervisor', version });
const l4t = { type: 'sw.l4t', version: '>=32' };

describe('assess, beside a base', () => {
  const devices = ['12.0.0', '15.0.0', '17.4.2'].map((version, index) => makeDevice(index, makePi(version)));
  const older = makeRelease({ web: { requires: [supervisor('>=12.6.0')] } });
  const newer = makeRelease({ web: { requires: [supervisor('>=16.0.0')] } });

  it('counts who newly rejects, and who no longer does', async () => {
    const [worse] = await assess(newer, streamDevices(devices), { base: older });
    assert.deepEqual(
      worse?.groups.map(({ judgement, before, change, devices: some }) => [
        judgement,
        before?.judgement,
        change,
        some.length,
      ]),
      [
        ['rejects', 'rejects', 'unchanged', 1],
        ['rejects', 'runs', 'newly-rejecting', 1],
        ['runs', 'runs', 'unchanged', 1],
      ],
    );
    assert.deepEqual([worse?.counts.newlyRejecting, worse?.counts.noLongerRejecting], [1, 0]);
    assert.equal(worse?.base, older);
    const [better] = await assess(older, streamDevices(devices), { base: newer });
    assert.deepEqual([better?.counts.newlyRejecting, better?.counts.noLongerRejecting], [0, 1]);
  });

  it('says nothing of changes where there is no base', async () => {
    const [assessment] = await assess(newer, streamDevices(devices));
    assert.ok(assessment && !('newlyRejecting' in assessment.counts) && !('base' in assessment));
    assert.ok(!assessment.groups.some((group) => 'change' in group));
    assert.ok(!assessment.services.some((service) => 'newlyRunsOn' in service));
  });

  it('tells of each service where it newly runs, and where it is newly left out', async () => {
    const base = makeRelease({ web: {}, cam: { requires: [], optional: true }, gone: {} });
    const head = makeRelease({
      web: {},
      cam: { requires: [l4t], optional: true },
      bot: { requires: [l4t], optional: true },
    });
    const boards = [
      makeDevice(1, makePi('17.4.2')),
      makeDevice(2, makeTx2('17.4.2')),
      makeDevice(3, makeTx2('17.4.2')),
    ];
    const [assessment] = await assess(head, streamDevices(boards), { base });
    assert.deepEqual(
      assessment?.services.map(({ name, newlyRunsOn, newlyLeftOutOn }) => [name, newlyRunsOn, newlyLeftOutOn]),
      [
        ['web', 0, 0],
        ['cam', 0, 1],
        ['bot', 2, 0],
      ],
    );
  });

  it('changes no service of a device that rejects the release', async () => {
    const head = makeRelease({ web: { requires: [supervisor('>=99.0.0')] }, bot: {} });
    const [assessment] = await assess(head, streamDevices(devices), { base: makeRelease({ web: {} }) });
    assert.deepEqual(
      assessment?.services.map(({ newlyRunsOn, newlyLeftOutOn }) => [newlyRunsOn, newlyLeftOutOn]),
      [
        [0, 0],
        [0, 0],
      ],
    );
  });

  it('looks in tables for what just the base asks for', async () => {
    const facts = { supervisorVersion: '17.4.2', osVersion: '6.5.38', deviceType: 'jetson-nano' };
    const base = makeRelease({ web: { requires: [{ type: 'sw.l4t', version: '>=35' }] } });
    const [assessment] = await assess(makeRelease({ web: {} }), streamDevices([makeDevice(1, facts)]), { base });
    assert.equal(assessment?.counts.noLongerRejecting, 1);
  });

  describe('that each device has for itself', () => {
    const running = (number: number, release: string | null, version = '15.0.0'): Device => ({
      ...makeDevice(number, makePi(version)),
      release,
    });
    const none: Release = { source: 'none', services: [], undecided: 'There is none.' };
    const releases: Readonly<Record<string, Release>> = { old: older, new: newer };

    it('compares with the release that it should be running, and asks for each once', async () => {
      const asked: (string | null)[] = [];
      const base = async (commit: string | null) => {
        asked.push(commit);
        return commit === null ? none : (releases[commit] ?? none);
      };
      const stream = streamDevices([
        running(1, 'old'),
        running(2, 'new'),
        running(3, 'old'),
        running(4, null),
        running(5, 'new', '17.4.2'),
        running(6, 'old'),
      ]);
      const [assessment] = await assess(newer, stream, { base });
      assert.deepEqual(asked, ['old', 'new', null]);
      assert.deepEqual(
        assessment?.groups.map(({ judgement, change, before, devices: some }) => [
          judgement,
          change,
          before?.judgement,
          some.length,
        ]),
        [
          ['rejects', 'newly-rejecting', 'runs', 3],
          ['rejects', 'unchanged', 'rejects', 1],
          ['rejects', 'newly-rejecting', 'unknown', 1],
          ['runs', 'unchanged', 'runs', 1],
        ],
      );
      assert.equal(assessment?.base, 'current');
      assert.equal(assessment?.counts.newlyRejecting, 4);
    });

    it('rejects with what finding a release rejects with', () =>
      assert.rejects(
        assess(newer, streamDevices([running(1, 'x')]), { base: () => Promise.reject(new RangeError('gone')) }),
        RangeError,
      ));
  });

  it('parts devices of equal facts that excuses name otherwise, and keeps others together', async () => {
    const excusesOf = ({ name }: Device) => (name === 'device-1' ? [0, 2] : []);
    const same = [0, 1, 2].map((number) => makeDevice(number, makePi('15.0.0')));
    const [assessment] = await assess(newer, streamDevices(same), { base: older, excusesOf });
    assert.deepEqual(
      assessment?.groups.map(({ excuses, devices: some }) => [excuses, some.length]),
      [
        [[], 2],
        [[0, 2], 1],
      ],
    );
  });

  it('joins devices that name no fleet with those that name it, each kind with its own', async () => {
    const excusesOf = ({ uuid }: Device) => (uuid.endsWith('1') ? [0] : []);
    const mixed = [
      makeDevice(1, makePi('15.0.0')),
      makeDevice(2, makePi('15.0.0'), 'a/a'),
      makeDevice(0x11, makePi('15.0.0'), 'a/a'),
    ];
    const [assessment] = await assess(newer, streamDevices(mixed, { fleet: 'a/a' }), { excusesOf });
    assert.deepEqual(
      assessment?.groups.map(({ excuses, devices: some }) => [excuses, some.length]),
      [
        [[0], 2],
        [[], 1],
      ],
    );
  });

  it('says of no service that it newly runs where nobody knows whether it did', async () => {
    const base = makeRelease({ web: {}, cam: { requires: [{ type: 'sw.l4t', version: '>=32' }], optional: true } });
    const head = makeRelease({ web: {}, cam: { optional: true } });
    const { l4tVersion: _, ...nobodyKnows } = makeTx2('17.4.2', { deviceType: 'jetson-unheard-of' });
    const [assessment] = await assess(
      head,
      streamDevices([makeDevice(1, nobodyKnows), makeDevice(2, makePi('17.4.2'))]),
      {
        base,
      },
    );
    assert.deepEqual(
      assessment?.services.map(({ name, newlyRunsOn }) => [name, newlyRunsOn]),
      [
        ['web', 0],
        ['cam', 1],
      ],
    );
  });

  it('tells which services are gone, and where that stops them', async () => {
    const base = makeRelease({ web: {}, old: {}, cam: { requires: [l4t], optional: true } });
    const head = makeRelease({ web: { requires: [supervisor('>=16.0.0')] } });
    const boards = [makeDevice(1, makePi('17.4.2')), makeDevice(2, makeTx2('17.4.2')), makeDevice(3, makePi('15.0.0'))];
    const [assessment] = await assess(head, streamDevices(boards), { base });
    assert.deepEqual(assessment?.removed, [
      { name: 'cam', stoppedOn: 1 },
      { name: 'old', stoppedOn: 2 },
    ]);
    const [alone] = await assess(head, streamDevices(boards));
    assert.ok(alone && !('removed' in alone));
  });
});
