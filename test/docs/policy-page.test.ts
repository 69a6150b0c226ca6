import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failOnNames, readPolicy } from '../../shared/policy/index.ts';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'policy.md'), 'utf8');
const schema = JSON.parse(readFileSync(join(root, 'shared', 'policy', 'policy.schema.json'), 'utf8'));

describe('docs/policy.md', () => {
  it('shows a policy that is one, with excuses that hold', () => {
    const [, text = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
    const { policy, diagnostics } = readPolicy({ file: 'x', text }, '2026-11-24');
    assert.deepEqual(diagnostics, []);
    assert.equal(policy.excuses.length, 3);
  });

  it('has every key, and all that a check can fail on', () => {
    const keys = [...Object.keys(schema.properties), ...Object.keys(schema.definitions.excuse.properties)];
    for (const key of [...keys, ...Object.keys(schema.properties.facts.properties), ...failOnNames])
      assert.ok(page.includes(`\`${key}\``), key);
  });
});
