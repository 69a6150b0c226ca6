import assert from 'node:assert/strict';
import { chooseFleets, isPattern } from '../../shared/audit/index.ts';

const slugs = ['acme/lobby', 'acme/kiosk', 'umbrella/kiosk', 'home/pi-hole'];

describe('fleets by pattern', () => {
  const rows: readonly (readonly [patterns: readonly string[], chosen: readonly string[]])[] = [
    [['*'], ['acme/kiosk', 'acme/lobby', 'home/pi-hole', 'umbrella/kiosk']],
    [['acme/*'], ['acme/kiosk', 'acme/lobby']],
    [
      ['Acme/*', 'acme/k*'],
      ['acme/kiosk', 'acme/lobby'],
    ],
    [['*/kiosk'], ['acme/kiosk', 'umbrella/kiosk']],
    [['nobody/*'], []],
    [[], []],
  ];
  for (const [patterns, chosen] of rows) {
    it(`${patterns.join(' ') || 'none'}: ${chosen.join(', ')}`, () =>
      assert.deepEqual(chooseFleets(slugs, patterns), chosen));
  }

  it('are told from names by a star', () => {
    assert.deepEqual(['acme/*', 'acme/kiosk', '4711'].map(isPattern), [true, false, false]);
  });
});
