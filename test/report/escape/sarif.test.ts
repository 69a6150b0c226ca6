import assert from 'node:assert/strict';
import { escapeSarif } from '../../../shared/report/escape/sarif.ts';

describe('escapeSarif', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['plain [x] (y) {"a":1}', 'plain [x] (y) {"a":1}'],
    ['[link](1)', '[link\\](1)'],
    ['![i](http://x)', '![i\\](http://x)'],
    ['{0} and {12}', '{{0}} and {{12}}'],
    ['a\nb', 'a\\x0ab'],
  ];
  for (const [text, escaped] of rows) it(JSON.stringify(text), () => assert.equal(escapeSarif(text), escaped));
});
