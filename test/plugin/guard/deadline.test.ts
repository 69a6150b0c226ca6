import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { within } from '../../../plugin/guard/deadline.ts';

describe('a deadline', () => {
  it('is nothing to what is done in time', async () => {
    assert.equal(await within(1000, async () => 7), 7);
    await assert.rejects(
      within(1000, async () => {
        throw new Error('another reason');
      }),
      { message: 'another reason' },
    );
  });

  it('ends what takes longer, and tells it so', async () => {
    let told: AbortSignal | undefined;
    const endless = within(20, (signal) => {
      told = signal;
      return pause(60_000, undefined, { signal });
    });
    await assert.rejects(endless, { code: 'timed-out', message: 'It was not done within 0 s.' });
    assert.equal(told?.aborted, true);
  });
});
