import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { makeAsk, type Patience, usualPatience } from '../../../shared/fleet/api/asking.ts';
import { FleetError } from '../../../shared/fleet/fleet-error.ts';
import { fakeConnection, makeClock, statusError } from './fake-api.ts';

const patience: Patience = { timeLimit: 1000, attempts: 4, firstPause: 100, lostTime: 10_000 };
const { connection } = fakeConnection(() => undefined);

/** Asks with one outcome after the other, the last again and again. */
function asking(outcomes: readonly (() => unknown)[], options: Partial<Patience> = {}, random = 0) {
  const time = makeClock(random);
  let attempts = 0;
  const ask = makeAsk(connection, time.clock, { ...patience, ...options });
  const answer = ask(
    'the weather',
    async () => {
      attempts += 1;
      return outcomes[Math.min(attempts, outcomes.length) - 1]?.();
    },
    (text) => (text === 'nonsense' ? undefined : text),
  );
  return { answer, slept: time.slept, attempts: () => attempts };
}

const good = () => 'good';
const nonsense = () => 'nonsense';
const failing = (error: unknown) => () => Promise.reject(error);
const cut = failing(new TypeError('terminated'));
const busy = (headers = {}) => failing(statusError(429, headers));

describe('makeAsk', () => {
  const passing: readonly (readonly [title: string, outcomes: (() => unknown)[], slept: number[]])[] = [
    ['what is answered', [good], []],
    ['what is answered the second time', [cut, good], [100]],
    ['what is answered the last time, after pauses that grow', [cut, cut, cut, good], [100, 200, 400]],
    ['what is no answer at first', [nonsense, good], [100]],
    ['what is to be asked later', [busy({ 'retry-after': '3' }), good], [3000]],
    ['what is to be asked later, but sooner than one would', [busy({ 'retry-after': '0' }), good], [100]],
  ];
  for (const [title, outcomes, slept] of passing) {
    it(`gives ${title}`, async () => {
      const asked = asking(outcomes);
      assert.equal(await asked.answer, 'good');
      assert.deepEqual(asked.slept, slept);
    });
  }

  const refusing: readonly (readonly [title: string, outcomes: (() => unknown)[], attempts: number, says: RegExp])[] = [
    ['what stays cut', [cut], 4, /^The balena API at api\.example\.com broke the connection .* the weather, 4 times\./],
    ['what stays nonsense', [nonsense], 2, /says when asked for the weather, 2 times\./],
    ['what is nonsense after all else', [cut, cut, nonsense, nonsense], 3, /, 3 times\./],
    [
      'what is refused',
      [failing(statusError(401))],
      1,
      /does not accept the login when asked for the weather\. Log in/,
    ],
    ['what is forbidden', [failing(statusError(403))], 1, /does not allow this login/],
    ['what is to be asked too late', [busy({ 'retry-after': '60' })], 1, /be asked again in 60 s\. Wait/],
    ['what is lost time', [busy({ 'retry-after': '6' })], 2, /gets too many requests .*, 2 times\./],
  ];
  for (const [title, outcomes, attempts, says] of refusing) {
    it(`gives ${title} up`, async () => {
      const asked = asking(outcomes);
      await assert.rejects(asked.answer, (error: unknown) => {
        assert.ok(error instanceof FleetError);
        assert.match(error.message, says);
        assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes('secret-token'));
        return true;
      });
      assert.equal(asked.attempts(), attempts);
    });
  }

  it('makes pauses longer by chance, by up to a half', async () => {
    const { answer, slept } = asking([cut, cut, good], {}, 0.999);
    await answer;
    assert.deepEqual(slept, [150, 300]);
  });

  it('counts what was lost over all questions of a run', async () => {
    const { clock } = makeClock();
    const ask = makeAsk(connection, clock, { ...patience, lostTime: 350 });
    const question = async (failures: number) => {
      let left = failures;
      return ask(
        'it',
        async () => {
          left -= 1;
          return left < 0 ? 'good' : cut();
        },
        (text) => text,
      );
    };
    assert.equal(await question(2), 'good');
    await assert.rejects(question(1), { code: 'unreachable' });
  });

  it('counts once what several questions lose at the same time', async () => {
    let now = 0;
    const waits: (() => void)[] = [];
    const clock = {
      ...makeClock().clock,
      now: () => now,
      sleep: () => new Promise<void>((resolve) => waits.push(resolve)),
    };
    const ask = makeAsk(connection, clock, { ...patience, lostTime: 61_000 });
    const question = () => {
      let asked = 0;
      return ask(
        'it',
        () => {
          asked += 1;
          return asked === 1 ? busy({ 'retry-after': '60' })() : Promise.resolve('good');
        },
        (text) => text,
      );
    };
    const answers = Promise.all([question(), question(), question()]);
    while (waits.length < 3) await new Promise(setImmediate);
    now += 60_000;
    for (const wake of waits) wake();
    assert.deepEqual(await answers, ['good', 'good', 'good']);
  });

  it('counts what an attempt takes as lost, and not just the pause behind it', async () => {
    let now = 0;
    const clock = { ...makeClock().clock, now: () => now };
    const ask = makeAsk(connection, clock, { ...patience, lostTime: 5000 });
    let attempts = 0;
    const slow = () => {
      attempts += 1;
      now += 4000;
      return cut() as Promise<string>;
    };
    await assert.rejects(
      ask('it', slow, (text) => text),
      { code: 'unreachable' },
    );
    assert.equal(attempts, 2);
  });

  it('ends a request that takes too long, and no request that is answered', async () => {
    const time = makeClock();
    const ask = makeAsk(connection, time.clock, { ...patience, attempts: 1 });
    const signals: AbortSignal[] = [];
    const question = (answer: Promise<string>) =>
      ask(
        'it',
        (signal) => {
          signals.push(signal);
          return answer;
        },
        (text) => text,
      );
    assert.equal(await question(Promise.resolve('good')), 'good');
    time.expire();
    assert.equal(signals[0]?.aborted, false, 'the SDK fails outside of any promise where this is so');
    const late = question(new Promise(() => {}));
    time.expire();
    await assert.rejects(late, { code: 'timed-out' });
    assert.equal(signals[1]?.aborted, true);
    assert.notEqual(signals[1]?.reason.name, 'TimeoutError', 'a reason of ours would get the token written into it');
  });

  it('ends with the signal of who asks, and tells its reason', async () => {
    const { clock, slept } = makeClock();
    const ask = makeAsk(connection, clock, patience);
    const ending = new AbortController();
    const reason = new Error('enough');
    const answer = ask(
      'it',
      () => new Promise(() => {}),
      (value) => value,
      ending.signal,
    );
    ending.abort(reason);
    await assert.rejects(answer, reason);
    assert.deepEqual(slept, []);
    const never = ask(
      'it',
      async () => 'good',
      (value) => value,
      ending.signal,
    );
    await assert.rejects(never, reason);
  });

  it('calls a fault of its own one, by its name alone', async () => {
    const { answer, attempts } = asking([failing(new RangeError('secret-token'))]);
    await assert.rejects(answer, (error: unknown) => {
      assert.ok(error instanceof Error && !(error instanceof FleetError));
      assert.equal(error.message, 'balena-sdk rejected with RangeError when asked for the weather.');
      return true;
    });
    assert.equal(attempts(), 1);
  });

  it('waits in life no longer than somebody would', () => {
    assert.ok(usualPatience.timeLimit <= 60_000 && usualPatience.lostTime <= 5 * 60_000);
  });
});
