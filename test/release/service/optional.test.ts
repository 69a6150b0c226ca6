import assert from 'node:assert/strict';
import { isOptional, optionalLabel } from '../../../shared/release/service/optional.ts';

const rows: [unknown, boolean][] = [
  ['1', true],
  ['true', true],
  ['TRUE', true],
  ['on', true],
  [1, true],
  [true, true],
  ['0', false],
  ['', false],
  ['1 ', false],
  ['yes', false],
  [false, false],
  [2, false],
  [null, false],
  [undefined, false],
];

describe('isOptional', () => {
  for (const [value, expected] of rows)
    it(`${JSON.stringify(value)} is ${expected ? 'optional' : 'not optional'}`, () => {
      assert.equal(isOptional({ [optionalLabel]: value }), expected);
    });

  it('looks at own labels only', () => {
    assert.equal(isOptional(Object.create({ [optionalLabel]: '1' })), false);
  });
});
