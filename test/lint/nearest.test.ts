import assert from 'node:assert/strict';
import { type Nearest, nearest } from '../../shared/lint/nearest.ts';

const known = ['arch.sw', 'hw.device-type', 'sw.l4t', 'sw.supervisor', 'sw.balena-os', 'sw.linux'];

describe('nearest', () => {
  const rows: [written: string, expected: Nearest | undefined][] = [
    ['sw.l4t', { word: 'sw.l4t', same: true }],
    ['SW.L4T', { word: 'sw.l4t', same: true }],
    ['sw.arch', { word: 'arch.sw', same: true }],
    ['hw.devicetype', { word: 'hw.device-type', same: true }],
    ['hw_device_type', { word: 'hw.device-type', same: true }],
    ['sw.supervisr', { word: 'sw.supervisor', same: false }],
    ['sw.superviosr', { word: 'sw.supervisor', same: false }],
    ['sw.lt4', { word: 'sw.l4t', same: false }],
    ['hw.device-slug', undefined],
    ['gpu', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ];
  for (const [written, expected] of rows)
    it(`${written.slice(0, 20)}: ${expected?.word}`, () => assert.deepEqual(nearest(written, known), expected));
});
