import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { rememberPipedInput } from '../../../plugin/guard/piped-input.ts';

const place = globalThis as { oclif?: { stdinCache?: string; other?: number } };
const input = (isTTY = false) => Object.assign(new PassThrough(), { isTTY });

describe('what a command is piped', () => {
  afterEach(() => {
    delete place.oclif;
  });

  it('is kept where oclif looks first, however slowly it comes', async () => {
    place.oclif = { other: 1 };
    const slow = input();
    const remembered = rememberPipedInput(slow);
    for (const part of ['ac', 'me/kiosk', '\r\n']) {
      await pause(20);
      slow.write(part);
    }
    slow.end();
    assert.equal(await remembered, true);
    assert.deepEqual(place.oclif, { other: 1, stdinCache: 'acme/kiosk' });
  });

  it('is read once', async () => {
    place.oclif = { stdinCache: 'acme/kiosk' };
    assert.equal(await rememberPipedInput(input().end('other')), true);
    assert.equal(place.oclif.stdinCache, 'acme/kiosk');
  });

  it('is nothing at a terminal, of an empty pipe and of one that breaks', async () => {
    assert.equal(await rememberPipedInput(input(true)), false);
    assert.equal(await rememberPipedInput(input().end(' \n')), false);
    const broken = input();
    const remembered = rememberPipedInput(broken);
    broken.destroy(new Error('EISDIR'));
    assert.equal(await remembered, false);
    assert.equal(place.oclif, undefined);
  });

  it('is waited for a second, and what has come by then counts', async () => {
    const [idle, endless] = [input(), input()];
    endless.write('acme/kiosk\n');
    const begun = performance.now();
    assert.equal(await rememberPipedInput(idle), false);
    assert.ok(performance.now() - begun > 900);
    assert.equal(await rememberPipedInput(endless), true);
    assert.equal(place.oclif?.stdinCache, 'acme/kiosk');
  });

  it('ends where it is too much', async () => {
    const large = input();
    large.write('x'.repeat(70_000));
    const begun = performance.now();
    assert.equal(await rememberPipedInput(large), true);
    assert.ok(performance.now() - begun < 900);
  });
});
