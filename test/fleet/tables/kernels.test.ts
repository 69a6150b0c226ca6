import assert from 'node:assert/strict';
import { compare } from 'semver';
import { type KernelTable, loadKernels } from '../../../shared/fleet/index.ts';
import { probeRanges } from './probes.ts';
import { readRawFacts } from './raw-facts.ts';

describe('the table of kernels', () => {
  const { kernels: raw } = readRawFacts();
  let kernels: KernelTable;
  before(async () => {
    kernels = await loadKernels();
  });

  it('answers every raw range exactly, and nothing between and behind them', () => {
    assert.ok(probeRanges(raw, kernels.lookUp, ({ kernel }) => kernel) > 3000);
  });

  it('gives back the raw ranges', () => {
    assert.deepEqual(kernels.deviceTypes, Object.keys(raw).sort());
    for (const [slug, ranges] of Object.entries(raw)) {
      const expected = ranges.map(({ from, to, kernel, alternatives = [] }) => {
        const others = new Set(alternatives.map((other) => other.kernel)).difference(new Set([kernel]));
        return { from, to, version: kernel, alternatives: [...others] };
      });
      assert.deepEqual(kernels.ranges(slug), expected, slug);
    }
  });

  const rows: readonly (readonly [deviceType: string, osVersion: string, answer: object])[] = [
    ['astro-tx2', '2.58.6+rev2', { kind: 'known', value: '4.9.140' }],
    ['SKX2', '2.7.2+rev9', { kind: 'known', value: '4.4.38' }],
    ['genericx86-64-ext', '2.98.33', { kind: 'ambiguous', values: ['5.14.21', '5.10.43'] }],
    ['jetson-agx-thor-devkit', '7.0.0', { kind: 'not-covered', why: 'device-type' }],
    ['beaglebone', '2.58.6', { kind: 'not-covered', why: 'device-type' }],
    ['toaster', '2.58.6', { kind: 'not-covered', why: 'device-type' }],
  ];
  for (const [deviceType, osVersion, answer] of rows)
    it(`${deviceType} on ${osVersion}`, () => assert.deepEqual(kernels.lookUp(deviceType, osVersion), answer));

  it('knows boards by their aliases', () => {
    assert.deepEqual(kernels.ranges('raspberrypi'), kernels.ranges('raspberry-pi'));
    assert.ok(kernels.ranges('raspberrypi').length > 0);
    assert.deepEqual(kernels.lookUp('nuc', '2.58.6+rev1'), kernels.lookUp('intel-nuc', '2.58.6+rev1'));
  });

  it('has no ranges for what it does not cover', () => assert.deepEqual(kernels.ranges('toaster'), []));

  it('lists every version once, sorted by its numbers', () => {
    assert.deepEqual(kernels.versions, [...new Set(kernels.versions)].sort(compare));
    const values = Object.values(raw).flatMap((ranges) =>
      ranges.flatMap((range) => [range, ...(range.alternatives ?? [])]),
    );
    assert.deepEqual(new Set(kernels.versions), new Set(values.map(({ kernel }) => kernel)));
  });
});
