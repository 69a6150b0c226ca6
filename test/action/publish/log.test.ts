import assert from 'node:assert/strict';
import { makeLog } from '../../../action/publish/log.ts';
import { nastyNames } from '../../support/nasty-names.ts';

/** What the runner makes of a log: the lines that it takes for commands, as its own parser does. */
function commandsIn(log: string): string[] {
  let stopped: string | undefined;
  return log.split(/\r\n|\r|\n/).filter((line) => {
    const text = line.trimStart();
    if (stopped !== undefined) {
      if (text === `::${stopped}::`) stopped = undefined;
      return false;
    }
    const [, token] = /^::stop-commands::(.+)$/.exec(text) ?? [];
    if (token !== undefined) {
      stopped = token;
      return false;
    }
    return text.startsWith('::') || text.includes('##[');
  });
}

describe('the log of a step', () => {
  const written: string[] = [];
  const log = makeLog({
    write: (text) => void written.push(text),
    notice: () => {},
    warning: () => {},
    debug: () => {},
    secret: 'only-we-know',
  });
  beforeEach(() => {
    written.length = 0;
  });

  for (const name of [
    ...nastyNames,
    '::error::x',
    '::stop-commands::other',
    '::add-mask::a',
    '::only::',
    '::stop-commands',
  ]) {
    it(`lets no text be a command: ${JSON.stringify(name).slice(0, 40)}`, () => {
      log.text(`  ${name}\n${name}`);
      assert.deepEqual(commandsIn(written.join('')), []);
      assert.ok(written.join('').includes(name));
    });
  }

  it('takes commands again behind a text', () => {
    log.text('::error::not me');
    log.command('::error::me');
    assert.deepEqual(commandsIn(written.join('')), ['::error::me']);
  });
});
