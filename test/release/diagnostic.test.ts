import assert from 'node:assert/strict';
import { leavesUndecided } from '../../shared/release/diagnostic.ts';
import { startOf } from '../../shared/release/files/source-text.ts';

describe('leavesUndecided', () => {
  const rows = [
    ['yaml-invalid', 'error', true],
    ['context-missing', 'warning', false],
    ['a-code-of-lint', 'error', false],
    ['constructor', 'error', false],
  ] as const;
  for (const [code, severity, expected] of rows)
    it(`${code} of severity ${severity}: ${expected}`, () => {
      assert.equal(leavesUndecided({ code, severity, message: '', location: startOf('a') }), expected);
    });
});
