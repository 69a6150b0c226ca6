import assert from 'node:assert/strict';
import { ignoreCost } from '../../../shared/release/files/ignore-cost.ts';

describe('ignoreCost', () => {
  const name = 'a'.repeat(100);
  // patterns, a path, whether trying them is a matter of seconds
  const rows: [string, string, string, boolean][] = [
    ['no patterns', '', name, false],
    ['a usual one', '**/node_modules/*.test.*', `services/web/${name}`, false],
    ['comments and empty lines', `# ${'*a'.repeat(50)}\n\n  \n`, name, false],
    ['many wildcards in one name', '*a'.repeat(10), name, true],
    ['as many on a short name', '*a'.repeat(10), 'ab', false],
    ['as many, each in a directory of its own', '*a/'.repeat(10), 'ab/'.repeat(10), false],
    ['many **', '**/a/'.repeat(20), 'a/'.repeat(40), true],
    ['repeated characters, which the library lets through', 'a+'.repeat(10), name, true],
    ['a repeated group', '(a+)+b', 'aa', true],
    ['many alternatives', '(a|a)'.repeat(40), 'aa', true],
    ['a hundred thousand patterns', 'a\n'.repeat(100_000), name, false],
  ];
  for (const [title, patterns, path, expected] of rows)
    it(title, () => assert.equal(ignoreCost(patterns)(path) > 1e9, expected));

  it('is the sum over the patterns', () => {
    const one = ignoreCost('*.md')('a/b.md');
    assert.ok(one > 0);
    assert.equal(ignoreCost('*.md\n*.md\n*.js')('a/b.md'), 3 * one);
  });
});
