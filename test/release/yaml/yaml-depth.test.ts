import assert from 'node:assert/strict';
import { Parser } from 'yaml';
import { deepestBeyond } from '../../../shared/release/yaml/yaml-depth.ts';

describe('deepestBeyond', () => {
  const rows: [string, number, number | undefined][] = [
    ['a: 1', 1, undefined],
    ['a: [1]', 1, 3],
    ['a: [1]', 2, undefined],
    ['- - x', 1, 2],
    ['? [[a]]\n: b', 2, 3],
    ['['.repeat(100_000), 100, 100],
  ];
  for (const [text, limit, expected] of rows)
    it(`${text.slice(0, 12)} beyond ${limit}`, () =>
      assert.equal(deepestBeyond([...new Parser().parse(text)], limit), expected));
});
