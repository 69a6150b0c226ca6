import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

describe('README.md', () => {
  it('shows of the first example what the demo prints', () => {
    const read = (...path: string[]) => readFileSync(join(import.meta.dirname, '..', ...path), 'utf8');
    const printed = read('report', 'golden', 'pi-hole.80.golden.txt');
    assert.ok(read('..', 'README.md').includes(`\`\`\`\n${printed}\`\`\`\n`));
  });
});
