import assert from 'node:assert/strict';
import { setImmediate as later } from 'node:timers/promises';
import { inTurns } from '../../shared/audit/index.ts';

describe('inTurns', () => {
  it('does so many at the same time, and gives the results in their order', async () => {
    let now = 0;
    let most = 0;
    const results = await inTurns([5, 1, 4, 2, 3], 2, async (item) => {
      now += 1;
      most = Math.max(most, now);
      for (let turn = 0; turn < item; turn += 1) await later();
      now -= 1;
      return item * 10;
    });
    assert.deepEqual([results, most], [[50, 10, 40, 20, 30], 2]);
  });

  it('ends with the first failure', async () => {
    const done: number[] = [];
    const failing = inTurns([1, 2, 3], 1, async (item) => {
      if (item === 2) throw new Error('two');
      done.push(item);
    });
    await assert.rejects(failing, /two/);
    assert.deepEqual(done, [1]);
  });

  it('does nothing for nothing', async () => assert.deepEqual(await inTurns([], 4, async () => 1), []));
});
