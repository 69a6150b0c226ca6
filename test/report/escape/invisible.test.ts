import assert from 'node:assert/strict';
import { showInvisible } from '../../../shared/report/escape/invisible.ts';

describe('showInvisible', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['plain ü中 ::x', 'plain ü中 ::x'],
    ['\u001b[31m', '\\x1b[31m'],
    ['\u009b', '\\x9b'],
    ['a\r\n\tb', 'a\\x0d\\x0a\\x09b'],
    ['\u202e\u200b\u2028', '\\u202e\\u200b\\u2028'],
    ['\ud800x', '\\ud800x'],
    ['\u{e0041}', '\\u{e0041}'],
    ['👩‍🔧', '👩‍🔧'],
  ];
  for (const [text, shown] of rows) it(JSON.stringify(text), () => assert.equal(showInvisible(text), shown));
});
