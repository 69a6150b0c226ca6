import assert from 'node:assert/strict';
import { makeAsk } from '../../../shared/fleet/api/asking.ts';
import { makePace } from '../../../shared/fleet/api/pace.ts';
import { fakeConnection, hurried, makeClock } from './fake-api.ts';

const never = new AbortController().signal;

describe('makePace', () => {
  it('lets so many begin at once, and the others when their turn comes', async () => {
    const { clock, slept } = makeClock();
    const turn = makePace({ requests: 3, time: 1000 }, clock);
    const begun: number[] = [];
    for (let request = 0; request < 7; request += 1) {
      await turn(never);
      begun.push(clock.now());
    }
    assert.deepEqual(begun, [0, 0, 0, 1000, 1000, 1000, 2000]);
    assert.deepEqual(slept, [1000, 1000]);
  });

  it('keeps those that come at the same time in their order', async () => {
    const { clock, slept } = makeClock();
    const turn = makePace({ requests: 1, time: 10 }, { ...clock, now: () => 0 });
    await Promise.all([turn(never), turn(never), turn(never)]);
    assert.deepEqual(slept, [10, 20]);
  });

  it('makes nobody wait who asks for little', async () => {
    const { clock, slept } = makeClock();
    const turn = makePace({ requests: 2, time: 100 }, clock);
    for (let request = 0; request < 9; request += 1) {
      await turn(never);
      await clock.sleep(60, never);
    }
    assert.deepEqual(new Set(slept), new Set([60]));
  });

  it('holds for all requests of a run: no more than 350 in any minute', async () => {
    const { clock } = makeClock();
    const begun: number[] = [];
    const ask = makeAsk(fakeConnection(() => 0).connection, clock, hurried);
    for (let request = 0; request < 1000; request += 1) {
      await ask(
        'the time',
        async () => begun.push(clock.now()),
        (number) => number,
      );
    }
    for (const start of begun) assert.ok(begun.filter((at) => at >= start && at < start + 60_000).length <= 350);
    assert.ok(clock.now() <= 180_000);
  });
});
