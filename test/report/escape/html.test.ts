import assert from 'node:assert/strict';
import { escapeHtml, escapeScriptJson } from '../../../shared/report/escape/html.ts';
import { nastyNames } from '../../support/nasty-names.ts';

describe('text in HTML', () => {
  const rows = [
    ['a & b', 'a &amp; b'],
    ['<b>', '&lt;b&gt;'],
    [`"it's"`, '&quot;it&#39;s&quot;'],
    ['&lt;', '&amp;lt;'],
  ] as const;
  for (const [text, escaped] of rows) it(text, () => assert.equal(escapeHtml(text), escaped));

  it('is never markup, and hides nothing', () => {
    for (const name of nastyNames) {
      assert.doesNotMatch(escapeHtml(name), /[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      assert.doesNotMatch(escapeHtml(name), /(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }
  });
});

describe('JSON in a script of HTML', () => {
  it('says the same, without anything that ends the script', () => {
    const names = [...nastyNames, '</script>', '<!--<script>', '\u2028'];
    const written = escapeScriptJson(JSON.stringify(names));
    assert.deepEqual(JSON.parse(written), names);
    assert.doesNotMatch(written, /[<\u2028\u2029]/);
  });
});
