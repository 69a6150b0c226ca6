import assert from 'node:assert/strict';
import { excerpt, listed, quoted } from '../../shared/release/excerpt.ts';

describe('excerpt', () => {
  it('leaves 200 characters alone and shortens 201 to 200', () => {
    assert.equal(excerpt('a'.repeat(200)), 'a'.repeat(200));
    assert.equal(excerpt('a'.repeat(201)), `${'a'.repeat(199)}…`);
  });

  it('does not cut between the halves of a character', () => {
    assert.equal(excerpt(`${'a'.repeat(198)}${'😀'.repeat(9)}`), `${'a'.repeat(198)}…`);
  });

  it('quotes', () => assert.equal(quoted('x'), '"x"'));
});

describe('listed', () => {
  const rows: [string[], string][] = [
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [[...'abcdefghi'], 'a, b, c, d, e, f, g, h and i'],
    [[...'abcdefghij'], 'a, b, c, d, e, f, g, h and 2 more'],
  ];
  for (const [words, expected] of rows) it(`${words.length} words`, () => assert.equal(listed(words), expected));
});
