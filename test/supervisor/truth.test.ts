import assert from 'node:assert/strict';
import { all, not, some, type Truth } from '../../shared/supervisor/truth.ts';

describe('truth', () => {
  const rows: readonly (readonly [truths: Truth[], all: Truth, some: Truth])[] = [
    [[], true, false],
    [[true], true, true],
    [[false], false, false],
    [[undefined], undefined, undefined],
    [[true, undefined], undefined, true],
    [[undefined, true], undefined, true],
    [[undefined, false], false, undefined],
    [[false, undefined, true], false, true],
  ];
  for (const [truths, every, any] of rows) {
    it(`joins ${JSON.stringify(truths)}`, () => {
      assert.equal(all(truths), every);
      assert.equal(some(truths), any);
    });
  }

  it('turns around what is known', () => assert.deepEqual([true, false, undefined].map(not), [false, true, undefined]));
});
