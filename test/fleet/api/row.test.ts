import assert from 'node:assert/strict';
import { idOf, isRow, referenceOf, rowsOf } from '../../../shared/fleet/api/row.ts';

const table = <Value>(
  describes: string,
  test: (value: unknown) => Value,
  rows: readonly (readonly [unknown, Value])[],
) =>
  describe(describes, () => {
    for (const [value, expected] of rows)
      it(`${JSON.stringify(value) ?? String(value)}: ${JSON.stringify(expected)}`, () =>
        assert.deepEqual(test(value), expected));
  });

table('isRow', isRow, [
  [{}, true],
  [{ id: 1 }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['row', false],
  [1, false],
]);

table('rowsOf', rowsOf, [
  [[], []],
  [
    [{ id: 1 }, {}],
    [{ id: 1 }, {}],
  ],
  [[{ id: 1 }, null], undefined],
  [[[]], undefined],
  [['row'], undefined],
  [{}, undefined],
  [null, undefined],
  [undefined, undefined],
  ['', undefined],
]);

table('idOf', idOf, [
  [0, 0],
  [5, 5],
  [2 ** 53 - 1, 2 ** 53 - 1],
  [2 ** 53, undefined],
  [-1, undefined],
  [1.5, undefined],
  [Number.NaN, undefined],
  ['5', undefined],
  [null, undefined],
  [undefined, undefined],
]);

table('referenceOf', referenceOf, [
  [{ __id: 5 }, 5],
  [[{ id: 5, slug: 'x' }], 5],
  [null, null],
  [[], null],
  [undefined, undefined],
  [{}, undefined],
  [{ id: 5 }, undefined],
  [{ __id: '5' }, undefined],
  [{ __id: null }, undefined],
  [[{ slug: 'x' }], undefined],
  [[5], undefined],
  [5, undefined],
  ['5', undefined],
]);
