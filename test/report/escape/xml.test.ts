import assert from 'node:assert/strict';
import { escapeXml } from '../../../shared/report/escape/xml.ts';
import { nastyNames } from '../../support/nasty-names.ts';
import { readXml } from '../../support/read-xml.ts';

describe('escapeXml', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['plain ü中 👩‍🔧', 'plain ü中 👩‍🔧'],
    ['<a b="c" d=\'e\'> & ]]>', '&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt; &amp; ]]&gt;'],
    ['\u0000\u0008\u001b', '\\x00\\x08\\x1b'],
    ['a\nb\tc', 'a\\x0ab\\x09c'],
    ['\ufffe\uffff\ud800', '\\ufffe\\uffff\\ud800'],
    ['##[error]', '#&#35;[error]'],
  ];
  for (const [text, escaped] of rows) it(JSON.stringify(text), () => assert.equal(escapeXml(text), escaped));

  it('says the same in an element as in an attribute, of every nasty name', () => {
    for (const name of nastyNames) {
      const { text, attributes, children } = readXml(`<a b="${escapeXml(name)}">${escapeXml(name)}</a>`);
      assert.deepEqual([attributes['b'], children], [text, []]);
    }
  });
});
