import assert from 'node:assert/strict';
import { type Nearest, nearest, nearestSlug } from '../../shared/lint/nearest.ts';

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
    ['sw.arc', { word: 'arch.sw', same: false }],
    ['sw.l4t ', { word: 'sw.l4t', same: true }],
    ['hw.device-slug', undefined],
    ['sw', undefined],
    ['s', undefined],
    ['gpu', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ];
  for (const [written, expected] of rows)
    it(`${written.slice(0, 20)}: ${expected?.word}`, () => assert.deepEqual(nearest(written, known), expected));
});

describe('nearestSlug', () => {
  const slugs = [
    'raspberrypi3',
    'raspberrypi3-64',
    'raspberrypi4-64',
    'raspberrypi4-unipi',
    'orange-pi-zero',
    'jetson-nano',
    'jetson-nano-emmc',
    'jetson-tx2',
  ];
  const rows: [written: string, expected: Nearest | undefined][] = [
    ['raspberrypi4', { word: 'raspberrypi4-64', same: false }],
    ['RaspberryPi4', { word: 'raspberrypi4-64', same: false }],
    [' jetson-nano', { word: 'jetson-nano', same: true }],
    ['jetson-nano-devkit', { word: 'jetson-nano', same: false }],
    ['jetson-nano-emmc-a', { word: 'jetson-nano-emmc', same: false }],
    ['jetson-tx1', { word: 'jetson-tx2', same: false }],
    ['jetson-tx', { word: 'jetson-tx2', same: false }],
    ['orange', { word: 'orange-pi-zero', same: false }],
    // of several that begin so neither is meant more than the other
    ['jetson', undefined],
    ['', undefined],
    [`jetson-nano-${'x'.repeat(100_000)}`, undefined],
  ];
  for (const [written, expected] of rows)
    it(`${written.slice(0, 20)}: ${expected?.word}`, () => assert.deepEqual(nearestSlug(written, slugs), expected));
});
