import assert from 'node:assert/strict';
import { type DeviceTypeTable, type L4tTable, loadDeviceTypes, loadL4t } from '../../../shared/fleet/index.ts';
import { probeRanges } from './probes.ts';
import { type RawL4t, readRawFacts } from './raw-facts.ts';

const release = ({ l4t, contract, bsp }: RawL4t): RawL4t => ({ l4t, contract, bsp });

describe('the table of L4T', () => {
  const { l4t: raw, kernels: rawKernels } = readRawFacts();
  let l4t: L4tTable;
  let deviceTypes: DeviceTypeTable;
  before(async () => {
    [l4t, deviceTypes] = await Promise.all([loadL4t(), loadDeviceTypes()]);
  });

  it('answers every raw range exactly, and nothing between and behind them', () => {
    assert.ok(probeRanges(raw, l4t.lookUp, release) > 2000);
  });

  it('gives back the raw ranges', () => {
    assert.deepEqual(l4t.deviceTypes, Object.keys(raw).sort());
    for (const [slug, ranges] of Object.entries(raw)) {
      const expected = ranges.map(({ from, to, alternatives = [], ...rest }) => {
        const main = release(rest);
        const others = alternatives.map(release).filter((other) => JSON.stringify(other) !== JSON.stringify(main));
        return { from, to, release: main, alternatives: others };
      });
      assert.deepEqual(l4t.ranges(slug), expected, slug);
    }
  });

  const shown = (text: string, contract: string, bsp: string) => ({ l4t: text, contract, bsp });
  const rows: readonly (readonly [deviceType: string, osVersion: string, answer: object])[] = [
    ['astro-tx2', '2.101.0+rev2', { kind: 'known', value: shown('32.7', '32.7.0', '32.7.2') }],
    ['astro-tx2', '2.110.2+rev1', { kind: 'known', value: shown('32.7.3', '32.7.3', '32.7.3') }],
    // built as experimental by one repository, while another made the type's other versions
    ['jetson-tx2', '2.39.0+rev1', { kind: 'known', value: shown('32.2', '32.2.0', '32.2.0') }],
    [
      'jetson-tx2',
      '2.47.1+rev1',
      { kind: 'ambiguous', values: [shown('32.2', '32.2.0', '32.2.0'), shown('28.3', '28.3.0', '28.3.0')] },
    ],
    ['SKX2', '2.7.2+rev10', { kind: 'known', value: shown('28.1', '28.1.0', '28.1.0') }],
    ['jetson-nano', '99.0.0', { kind: 'not-covered', why: 'os-version' }],
    ['jetson-nano', '2.0.0-beta.1', { kind: 'not-covered', why: 'os-version' }],
    ['raspberrypi3', '2.58.6+rev1', { kind: 'absent' }],
    ['raspberrypi3', 'anything', { kind: 'absent' }],
    ['raspberrypi', '2.58.6+rev1', { kind: 'absent' }],
    ['beaglebone', '2.58.6', { kind: 'absent' }],
    // has no contract, but kernels
    ['genericx86-64', '2.58.6', { kind: 'absent' }],
    // a Jetson that the table doesn't cover
    ['jetson-agx-thor-devkit', '7.0.0', { kind: 'not-covered', why: 'device-type' }],
    ['toaster', '2.58.6', { kind: 'not-covered', why: 'device-type' }],
    ['', '2.58.6', { kind: 'not-covered', why: 'device-type' }],
  ];
  for (const [deviceType, osVersion, answer] of rows)
    it(`${JSON.stringify(deviceType)} on ${osVersion}`, () =>
      assert.deepEqual(l4t.lookUp(deviceType, osVersion), answer));

  /** the boards of balena's article on L4T */
  const boards: readonly (readonly [board: string, slug: string])[] = [
    ['Jetson Nano', 'jetson-nano'],
    ['Jetson TX1', 'jetson-tx1'],
    ['Jetson TX2', 'jetson-tx2'],
    ['Jetson Xavier', 'jetson-xavier'],
    ['Orbitty', 'orbitty-tx2'],
    ['Spacely', 'spacely-tx2'],
    ['Blackboard', 'blackboard-tx2'],
    ['N510', 'n510-tx2'],
    ['D3 (SRD3) TX2', 'srd3-tx2'],
  ];
  for (const [board, slug] of boards)
    it(`never takes ${board} for a board without L4T`, () => {
      const ranges = l4t.ranges(slug);
      assert.ok(ranges.length > 20);
      for (const { from, to } of ranges)
        for (const osVersion of [from, to]) assert.match(l4t.lookUp(slug, osVersion).kind, /^(known|ambiguous)$/);
      for (const osVersion of ['1.0.0', '99.0.0', 'anything'])
        assert.deepEqual(l4t.lookUp(slug, osVersion), { kind: 'not-covered', why: 'os-version' });
    });

  it('takes no board with an NVIDIA module for one without L4T', () => {
    const named = [...deviceTypes.all, ...Object.keys(rawKernels).map((slug) => ({ slug, name: '' }))];
    const without = named.filter(({ slug }) => l4t.lookUp(slug, '7.0.0').kind === 'absent');
    assert.ok(without.length > 100);
    const suspect = without.filter(({ slug, name }) =>
      /jetson|nvidia|tx1|tx2|xavier|orin|thor/i.test(`${slug} ${name}`),
    );
    assert.deepEqual(suspect, []);
  });

  it('lists every release once, sorted by contract, then by NVIDIA’s number', () => {
    assert.deepEqual(
      l4t.releases.map(({ contract, bsp }) => (contract === bsp ? bsp : `${contract} for ${bsp}`)),
      [
        '27.1.0',
        '28.1.0',
        '28.2.0',
        '28.3.0',
        '32.1.0',
        '32.2.0',
        '32.3.1',
        '32.4.0 for 32.4.3',
        '32.4.0 for 32.4.4',
        '32.4.2',
        '32.5.0 for 32.5.1',
        '32.6.0 for 32.6.1',
        '32.7.0 for 32.7.1',
        '32.7.0 for 32.7.2',
        '32.7.3',
        '32.7.6',
        '35.1.0',
        '35.2.1',
        '35.3.0 for 35.3.1',
        '35.4.0 for 35.4.1',
        '35.5.0',
        '36.3.0',
        '36.4.0 for 36.4.3',
        '36.4.4',
        '36.5.0',
      ],
    );
  });

  it('has no ranges for a board without L4T', () => assert.deepEqual(l4t.ranges('raspberrypi3'), []));
});
