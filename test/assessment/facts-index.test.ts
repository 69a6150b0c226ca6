import assert from 'node:assert/strict';
import { makeFactsIndex } from '../../shared/assessment/facts-index.ts';
import type { Facts } from '../../shared/fleet/index.ts';
import { makePi } from '../support/making.ts';

describe('makeFactsIndex', () => {
  const pi = makePi('17.4.2');
  const { l4tVersion: _, ...unknownL4t } = pi;
  const others: readonly (readonly [string, Facts])[] = [
    ['a Supervisor', { ...pi, supervisorVersion: '17.4.3' }],
    ['an OS version', { ...pi, osVersion: '2.46.1' }],
    ['an OS', { ...pi, osSlug: 'other' }],
    ['a device type', { ...pi, deviceType: 'raspberrypi4-64' }],
    ['an architecture', { ...pi, arch: 'aarch64' }],
    ['a kernel', { ...pi, kernelVersion: '5.15.1' }],
    ['an L4T', { ...pi, l4tVersion: '32.7' }],
    ['not knowing L4T', unknownL4t],
  ];

  it('has one value for equal facts, whichever object holds them', () => {
    const indexed = makeFactsIndex(() => ({}));
    assert.equal(indexed(pi), indexed({ ...pi }));
  });

  for (const [title, facts] of others) {
    it(`has another for ${title}`, () => {
      const indexed = makeFactsIndex(() => ({}));
      assert.notEqual(indexed(pi), indexed(facts));
      assert.equal(indexed(facts), indexed({ ...facts }));
    });
  }

  it('makes each value once', () => {
    let made = 0;
    const indexed = makeFactsIndex(() => ({ made: ++made }));
    for (const facts of [pi, { ...pi }, pi]) assert.deepEqual(indexed(facts), { made: 1 });
  });

  it('forgets objects rather than keep one for each device, and still has one value', () => {
    const indexed = makeFactsIndex(() => ({}));
    const first = indexed(pi);
    for (let device = 0; device < 25_000; device += 1) assert.equal(indexed({ ...pi }), first);
  });
});
