import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { supervisorsPage } from './supervisors-page.ts';

describe('docs/supervisors.md', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'supervisors.md'), 'utf8');

  it('shows the generations and the matrix as they are', () => {
    assert.equal(page, supervisorsPage(page), 'npm run docs:supervisors writes it anew');
  });

  it('has a row for each case and each generation', () => {
    assert.equal(page.split('\n').filter((line) => /^\| .* [✓✗‼] \|/.test(line)).length, 35);
    assert.equal(page.split('\n').filter((line) => /^\| (below )?1\d\.\d+\.\d+ \|/.test(line)).length, 13);
  });
});
