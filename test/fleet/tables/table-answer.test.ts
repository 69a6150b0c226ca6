import assert from 'node:assert/strict';
import { answerOf, type TableAnswer, valuesOf } from '../../../shared/fleet/tables/table-answer.ts';

const rows: readonly (readonly [values: readonly string[], answer: TableAnswer<string>])[] = [
  [[], { kind: 'not-covered', why: 'os-version' }],
  [['a'], { kind: 'known', value: 'a' }],
  [['a', 'b'], { kind: 'ambiguous', values: ['a', 'b'] }],
  [['c', 'b', 'a'], { kind: 'ambiguous', values: ['c', 'b', 'a'] }],
];
describe('answerOf and valuesOf', () => {
  for (const [values, answer] of rows)
    it(`${values.length} values`, () => {
      assert.deepEqual(answerOf(values), answer);
      assert.deepEqual(valuesOf(answer), values);
    });

  it('has no values where there are none', () => assert.deepEqual(valuesOf({ kind: 'absent' }), []));
});
