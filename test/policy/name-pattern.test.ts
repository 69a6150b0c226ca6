import assert from 'node:assert/strict';
import { namePattern } from '../../shared/policy/name-pattern.ts';

describe('namePattern', () => {
  const rows: readonly (readonly [text: string, pattern: string, fits: boolean])[] = [
    ['pi-03', 'pi-03', true],
    ['pi-03', 'pi-0', false],
    ['pi-03', 'pi-03x', false],
    ['pi-03', 'PI-03', false],
    ['pi-03', 'pi-*', true],
    ['pi-', 'pi-*', true],
    ['pi-03', '*3', true],
    ['pi-03', '*', true],
    ['', '*', true],
    ['', '', true],
    ['pi-03', '', false],
    ['pi-03', 'pi-??', true],
    ['pi-03', 'pi-?', false],
    ['pi-03', 'p*-*3', true],
    ['pi-03-lab', 'pi-*-lab', true],
    ['pi-03-lab-lab', 'pi-*-lab', true],
    ['pi-03-lab-x', 'pi-*-lab', false],
    ['abab', '*ab', true],
    ['aab', '*?b', true],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
    ['a[b', 'a[*', true],
    ['a*b', 'a*b', true],
    ['x', '**', true],
    ['😀1', '?1', true],
    ['😀1', '??1', false],
    ['😀😀', '😀*', true],
    ['1', '?1', false],
    ['abcabd', '*abd', true],
    ['xabcx', '*abc*', true],
    ['ab', '*abc*', false],
  ];
  for (const [text, pattern, fits] of rows) {
    it(`${JSON.stringify(text)} ${fits ? 'fits' : 'does not fit'} ${JSON.stringify(pattern)}`, () =>
      assert.equal(namePattern(pattern)(text), fits));
  }

  it('takes no time for a pattern that is made to take some', () => {
    assert.equal(namePattern(`${'*a'.repeat(120)}b`)(`${'ab'.repeat(120)}a`), false);
  });
});
