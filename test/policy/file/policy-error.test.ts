import assert from 'node:assert/strict';
import { policyError, readPolicy } from '../../../shared/policy/index.ts';
import type { Diagnostic } from '../../../shared/release/index.ts';

function errorOf(text: string) {
  return policyError(readPolicy({ file: 'balena-contracts.yml', text }, '2026-11-24').diagnostics);
}

describe('policyError', () => {
  it('is none for a policy without errors, also one with a warning', () => {
    assert.equal(errorOf('fail-on: never\n'), undefined);
    assert.equal(errorOf('excuse: [{name: x, reason: r, until: 2020-01-01}]\n'), undefined);
  });

  it('names the file, and how many errors it has', () => {
    const behind = 'so it is not known what the check is to fail on.';
    assert.deepEqual(errorOf('fail-on: x\n'), {
      code: 'policy-invalid',
      message: `balena-contracts.yml has an error, ${behind}`,
    });
    assert.equal(errorOf('fail-on: x\nfleets: true\n')?.message, `balena-contracts.yml has 2 errors, ${behind}`);
  });

  it('counts no errors of other things', () => {
    const location = { file: 'contract.yml', line: 1, column: 1, endLine: 1, endColumn: 1 };
    const other: Diagnostic = { code: 'yaml-invalid', severity: 'error', message: 'broken', location };
    assert.equal(policyError([other, { ...other, code: 'toString' }]), undefined);
  });
});
