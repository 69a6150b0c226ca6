import assert from 'node:assert/strict';
import type { Facts } from '../../shared/fleet/index.ts';
import { generationOf, prepareDecider } from '../../shared/supervisor/index.ts';
import { posedFact } from '../../shared/supervisor/posing.ts';
import { makePi, makeRelease, makeTx2 } from '../support/making.ts';

describe('posedFact', () => {
  const rows = [
    ['14.11.0', 'sw.l4t', 'sw.l4t'],
    ['14.11.0', 'sw.container', undefined],
    ['14.11.0', 'sw.os', undefined],
    ['10.4.1', 'sw.os', 'sw.os'],
    ['17.0.3', 'sw.l4t', undefined],
  ] as const;
  for (const [version, type, posed] of rows) {
    it(`type ${type} on ${version}: ${posed ?? 'none'}`, () => {
      const generation = generationOf(version);
      assert.ok(generation);
      assert.equal(posedFact(generation, { type, slug: 's' })?.type, posed);
    });
  }
});

describe('a release with a service that poses as a fact', () => {
  const older = { type: 'sw.supervisor', version: '>=9' };
  const rows: readonly (readonly [
    title: string,
    type: string,
    requires: unknown[],
    facts: Facts,
    invalid: boolean | undefined,
  ])[] = [
    ['is refused where its requirements are met', 'sw.l4t', [older], makePi('14.2.8'), true],
    ['is not where one is unmet', 'sw.l4t', [{ ...older, version: '>=99' }], makePi('14.2.8'), false],
    ['is not on a board without that fact', 'sw.l4t', [older], makePi('10.6.13'), false],
    ['is on a board with it', 'sw.l4t', [older], makeTx2('10.6.13'), true],
    [
      'is not where it asks its own type for a version, which it does not have',
      'sw.supervisor',
      [older],
      makePi('14.13.2'),
      false,
    ],
    ['is refused no more from 17.0.3', 'sw.l4t', [older], makePi('17.0.3'), false],
  ];
  for (const [title, type, requires, facts, invalid] of rows) {
    it(title, () => {
      const generation = generationOf(facts.supervisorVersion ?? '');
      assert.ok(generation);
      const release = makeRelease({ a: { contract: { type, slug: 'a', requires } } });
      assert.equal(prepareDecider(generation, release).decide(facts).invalid, invalid);
    });
  }
});
