import assert from 'node:assert/strict';
import { isDeeper } from '../../../shared/fleet/record/nesting.ts';

describe('isDeeper', () => {
  const rows = [
    ['7', 0, false],
    ['null', 0, false],
    ['{}', 1, false],
    ['{}', 0, true],
    ['{"a":[1]}', 1, true],
    ['{"a":[1]}', 2, false],
    ['{"a":[],"b":[{"c":null}]}', 2, true],
  ] as const;
  for (const [text, levels, is] of rows)
    it(`${text}, ${levels}`, () => assert.equal(isDeeper(JSON.parse(text), levels), is));
});
