import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { makeProgress, type ProgressScreen } from '../../plugin/progress.ts';
import { nastyNames } from '../support/nasty-names.ts';

const erase = '\r\u001b[K';

/** A progress on a screen that keeps what is written to it, at a time that the test sets, in milliseconds. */
function made(screen: Partial<ProgressScreen> = { isTTY: true, columns: 60 }) {
  const written: string[] = [];
  const clock = { time: 5000 };
  const progress = makeProgress({ write: (text) => written.push(text), ...screen }, () => clock.time);
  return {
    written,
    clear: progress.clear,
    wait: progress.wait,
    /** shows, so many milliseconds after the beginning */
    showAt: (time: number, read = 10, total = 40, fleet = 'acme/kiosk') => {
      clock.time = 5000 + time;
      progress.show(fleet, read, total);
    },
  };
}

describe('makeProgress', () => {
  it('shows nothing in the first second', () => {
    const { written, showAt, clear } = made();
    for (const time of [0, 1, 500, 999]) showAt(time);
    clear();
    assert.deepEqual(written, []);
  });

  it('shows then, in a line that is drawn over', () => {
    const { written, showAt } = made();
    showAt(1000);
    showAt(1100, 20);
    assert.deepEqual(written, [`${erase}10 of 40 devices of acme/kiosk`, `${erase}20 of 40 devices of acme/kiosk`]);
  });

  it('draws no more often than ten times a second', () => {
    const { written, showAt } = made();
    for (let time = 1000; time < 2000; time += 10) showAt(time);
    assert.equal(written.length, 10);
  });

  it('never shows more than there is', () => {
    const { written, showAt } = made();
    showAt(1000, 41, 40);
    assert.deepEqual(written, [`${erase}41 of 41 devices of acme/kiosk`]);
  });

  it('erases what it has drawn, once', () => {
    const { written, showAt, clear } = made();
    showAt(1000);
    clear();
    clear();
    assert.deepEqual(written.slice(1), [erase]);
  });

  it('may show again after that', () => {
    const { written, showAt, clear } = made();
    showAt(1000);
    clear();
    showAt(1001, 30);
    clear();
    assert.deepEqual(written.slice(2), [`${erase}30 of 40 devices of acme/kiosk`, erase]);
  });

  describe('where it is waited for', () => {
    beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
    afterEach(() => mock.timers.reset());

    it('says for what after two seconds, and erases it', () => {
      const { written, wait, clear } = made();
      wait('checking \u001b[31m…');
      mock.timers.tick(1999);
      assert.deepEqual(written, []);
      mock.timers.tick(1);
      clear();
      assert.deepEqual(written, [`${erase}checking \\x1b[31m…`, erase]);
    });

    it('says nothing of that once it is over, or where more is known', () => {
      const { written, wait, clear } = made();
      wait('checking …');
      clear();
      mock.timers.tick(60_000);
      assert.deepEqual(written, []);
      const other = made();
      other.wait('checking …');
      other.showAt(1500);
      mock.timers.tick(60_000);
      assert.deepEqual(other.written, [`${erase}10 of 40 devices of acme/kiosk`]);
    });

    it('says nothing anywhere but on a terminal', () => {
      const { written, wait } = made({});
      wait('checking …');
      mock.timers.tick(60_000);
      assert.deepEqual(written, []);
    });
  });

  for (const isTTY of [false, undefined]) {
    it(`shows nothing where isTTY is ${isTTY}`, () => {
      const { written, showAt, clear } = made(isTTY === undefined ? {} : { isTTY });
      showAt(60_000);
      clear();
      assert.deepEqual(written, []);
    });
  }

  it('stays within one line of the screen', () => {
    for (const [columns, shown] of [
      [20, '10 of 40 devices of'],
      [31, '10 of 40 devices of acme/kiosk'],
    ] as const) {
      const { written, showAt } = made({ isTTY: true, columns });
      showAt(1000);
      assert.equal(written[0]?.slice(erase.length), shown);
    }
  });

  it('takes a terminal that does not say how wide it is for 80 columns', () => {
    const { written, showAt } = made({ isTTY: true });
    showAt(1000, 1, 2, 'x'.repeat(200));
    assert.equal(written[0]?.length, erase.length + 79);
  });

  for (const name of nastyNames) {
    it(`lets a fleet called ${JSON.stringify(name)} do nothing`, () => {
      const { written, showAt } = made({ isTTY: true, columns: 200 });
      showAt(1000, 1, 2, name);
      assert.doesNotMatch(written.join('').replaceAll(erase, ''), /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
    });
  }
});
