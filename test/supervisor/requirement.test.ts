import assert from 'node:assert/strict';
import type { Facts } from '../../shared/fleet/index.ts';
import { generationOf } from '../../shared/supervisor/index.ts';
import { requirementTest } from '../../shared/supervisor/requirement.ts';
import { makePi, makeTx2 } from '../support/making.ts';

const pi = makePi('17.4.2');
const { deviceType: _, ...unknownBoard } = pi;
const { l4tVersion: __, ...unknownL4t } = pi;

describe('requirementTest', () => {
  const rows: readonly (readonly [generation: string, requirement: unknown, facts: Facts, met: boolean | undefined])[] =
    [
      // types that a generation doesn't know count as met, where it gets so far
      ['10.4.1', { type: 'arch.sw', slug: 'amd64' }, pi, true],
      // sw.os of the first generations
      ['10.4.1', { type: 'sw.os', slug: 'balenaOS', version: '>=2' }, pi, true],
      ['10.4.1', { type: 'sw.os', slug: 'balena-os', version: '>=2' }, pi, false],
      ['10.4.1', { type: 'sw.os', version: '>=99' }, pi, false],
      // sw.supervisor and its slugs
      ['10.4.1', { type: 'sw.supervisor', slug: 'balena-supervisor' }, pi, true],
      ['10.6.13', { type: 'sw.supervisor', slug: 'balena-supervisor' }, pi, false],
      ['14.11.0', { type: 'sw.supervisor', slug: 'sw.supervisor' }, pi, true],
      ['17.0.3', { type: 'sw.supervisor', slug: 'sw.supervisor' }, pi, false],
      ['17.0.3', { type: 'sw.supervisor', slug: '' }, pi, true],
      ['17.0.3', { type: 'sw.supervisor', slug: null }, pi, true],
      // sw.l4t
      ['10.6.13', { type: 'sw.l4t', version: '32.3' }, makeTx2('10.6.13'), true],
      ['10.6.13', { type: 'sw.l4t', version: '>=32.3' }, makeTx2('10.6.13'), false],
      ['10.10.0', { type: 'sw.l4t', version: '>=32.3.1' }, makeTx2('10.10.0'), true],
      ['10.6.17', { type: 'sw.l4t', version: '0' }, pi, true],
      ['10.10.0', { type: 'sw.l4t', version: '<32' }, pi, false],
      ['11.1.0', { type: 'sw.l4t' }, pi, true],
      ['11.1.0', { type: 'sw.l4t', version: '0' }, pi, false],
      ['17.0.3', { type: 'sw.l4t' }, pi, false],
      ['17.0.3', { type: 'sw.l4t' }, unknownL4t, undefined],
      ['14.11.0', { type: 'sw.l4t' }, unknownL4t, true],
      // hw.device-type by slug and by name
      ['11.1.0', { type: 'hw.device-type', slug: 'raspberrypi3' }, pi, false],
      ['11.1.0', { type: 'hw.device-type', name: 'raspberrypi3' }, pi, true],
      ['14.11.0', { type: 'hw.device-type', slug: 'raspberrypi3' }, pi, true],
      ['14.11.0', { type: 'hw.device-type', name: 'raspberrypi3' }, pi, true],
      ['14.11.0', { type: 'hw.device-type', slug: 'raspberrypi3' }, unknownBoard, undefined],
      ['14.11.0', { type: 'hw.device-type', slug: 'raspberrypi3', version: '>=1' }, pi, false],
      ['14.11.0', { type: 'hw.device-type', slug: 'raspberrypi3', version: '>=1' }, unknownBoard, false],
      ['17.0.3', { type: 'hw.device-type', name: 'raspberrypi3' }, pi, false],
      ['17.0.4', { type: 'hw.device-type', name: 'jetson-tx2' }, pi, true],
      // other keys
      ['14.11.0', { type: 'arch.sw', slug: 'armv7hf', colour: 'red' }, pi, false],
      ['17.0.4', { type: 'arch.sw', slug: 'armv7hf', colour: 'red' }, pi, true],
      ['17.0.4', { type: 'arch.sw', slug: 'armv7hf', data: {} }, pi, false],
      ['17.4.2', { type: 'arch.sw', constructor: 'x' }, pi, true],
      // sw.os and sw.kernel of the newest
      ['17.4.0', { type: 'sw.os', slug: 'balena-os', version: '>=2.46' }, pi, true],
      ['17.4.0', { type: 'sw.os', slug: 'resinos', version: '>=2.46' }, pi, false],
      ['17.4.0', { type: 'sw.kernel', slug: 'linux', version: '>=5' }, pi, false],
      // or
      ['17.4.2', { or: [] }, pi, true],
      [
        '17.4.2',
        {
          or: [
            { type: 'arch.sw', slug: 'amd64' },
            { type: 'arch.sw', slug: 'armv7hf' },
          ],
        },
        pi,
        true,
      ],
      [
        '17.4.2',
        {
          or: [
            { type: 'arch.sw', slug: 'amd64' },
            { type: 'sw.l4t', version: '>=32' },
          ],
        },
        pi,
        false,
      ],
      [
        '17.4.2',
        {
          or: [
            { type: 'arch.sw', slug: 'amd64' },
            { type: 'sw.l4t', version: '>=32' },
          ],
        },
        unknownL4t,
        undefined,
      ],
      [
        '17.4.2',
        {
          or: [
            { type: 'arch.sw', slug: 'armv7hf' },
            { type: 'sw.l4t', version: '>=32' },
          ],
        },
        unknownL4t,
        true,
      ],
    ];
  for (const [from, requirement, facts, met] of rows) {
    const of = facts === unknownL4t ? ' (L4T unknown)' : facts === unknownBoard ? ' (board unknown)' : '';
    it(`${from}: ${JSON.stringify(requirement)} is ${met}${of}`, () => {
      const generation = generationOf(from);
      assert.ok(generation);
      assert.equal(requirementTest(generation, requirement)(facts), met);
    });
  }
});
