import assert from 'node:assert/strict';
import { escapeJson } from '../../../shared/report/escape/json.ts';
import { nastyNames } from '../../support/nasty-names.ts';

describe('escapeJson', () => {
  for (const name of nastyNames) {
    it(`says the same of ${JSON.stringify(name)}, and moves no terminal`, () => {
      const escaped = escapeJson(JSON.stringify({ [name]: [name] }, undefined, 2));
      assert.deepEqual(JSON.parse(escaped), { [name]: [name] });
      assert.doesNotMatch(escaped.replaceAll('\n', ''), /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/u);
    });
  }

  it('is no command to the runner of a workflow', () => {
    assert.equal(escapeJson('"##[error]x"'), '"#\\u0023[error]x"');
    assert.equal(escapeJson('"\u007f"'), '"\\u007f"');
  });

  it('writes characters of two units as two', () => assert.equal(escapeJson('"\u{e0041}"'), '"\\udb40\\udc41"'));
  it('leaves everything else alone', () => assert.equal(escapeJson('{"ü": "👩‍🔧\\n"}'), '{"ü": "👩‍🔧\\n"}'));
});
