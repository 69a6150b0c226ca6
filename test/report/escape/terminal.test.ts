import assert from 'node:assert/strict';
import { escapeTerminal } from '../../../shared/report/escape/terminal.ts';
import { nastyNames } from '../../support/nasty-names.ts';

describe('escapeTerminal', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['plain', 'plain'],
    ['\u001b[31mred', '\\x1b[31mred'],
    ['\u009b2J', '\\x9b2J'],
    ['two\nlines', 'two\\x0alines'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['\ufeff\u2028', '\\ufeff\\u2028'],
    ['\ud800', '\\ud800'],
    ['\u{e0041}', '\\u{e0041}'],
    ['👩‍🔧 ü中', '👩‍🔧 ü中'],
    ['::error::x', ':\\x3aerror:\\x3ax'],
    [':::', ':\\x3a:'],
    ['x ##[error]y', 'x #\\x23[error]y'],
  ];
  for (const [text, escaped] of rows) {
    it(JSON.stringify(text), () => assert.equal(escapeTerminal(text), escaped));
  }

  it('leaves nothing in a nasty name that a terminal acts on', () => {
    for (const name of nastyNames)
      assert.doesNotMatch(escapeTerminal(name), /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]|::|##\[/u);
  });
});
