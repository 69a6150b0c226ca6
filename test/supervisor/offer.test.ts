import assert from 'node:assert/strict';
import { hasL4t, l4tInThreeNumbers, l4tInTwoNumbers, orWithout, osSlug } from '../../shared/supervisor/offer.ts';

describe('what a Supervisor reads of L4T', () => {
  const rows: readonly (readonly [
    l4tVersion: string | null | undefined,
    two: string | null | undefined,
    three: string | null | undefined,
  ])[] = [
    ['32.2', '32.2', '32.2.0'],
    ['32.2.1', '32.2', '32.2.1'],
    ['32.7', '32.7', '32.7.0'],
    ['36.4-1012.12', '36.4', '36.4.0'],
    ['35.3.ga', '35.3', '35.3.0'],
    [null, null, null],
    [undefined, undefined, undefined],
  ];
  for (const [l4tVersion, two, three] of rows) {
    it(`${l4tVersion}`, () => {
      const facts = l4tVersion === undefined ? {} : { l4tVersion };
      assert.equal(l4tInTwoNumbers(facts), two);
      assert.equal(l4tInThreeNumbers(facts), three);
    });
  }

  it('stands in for a board without L4T, not for one of which nobody knows', () => {
    const reading = orWithout(l4tInThreeNumbers, '0');
    assert.equal(reading({ l4tVersion: null }), '0');
    assert.equal(reading({ l4tVersion: '32.2' }), '32.2.0');
    assert.equal(reading({}), undefined);
  });

  it('tells having none from not knowing', () => {
    assert.equal(hasL4t({ l4tVersion: '32.2' }), true);
    assert.equal(hasL4t({ l4tVersion: null }), false);
    assert.equal(hasL4t({}), undefined);
  });

  it('takes the OS for balenaOS where nothing else is said', () => {
    assert.equal(osSlug({}), 'balena-os');
    assert.equal(osSlug({ osSlug: 'other' }), 'other');
  });
});
