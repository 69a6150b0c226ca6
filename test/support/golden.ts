import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compares a text with the one that is kept in test/report/golden. `UPDATE_GOLDEN=1 npm test`
 * writes it anew; what changed is then to be read in the commit.
 */
export function assertGolden(name: string, text: string): void {
  const file = join(import.meta.dirname, '..', 'report', 'golden', name);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, text);
  assert.equal(text, readFileSync(file, 'utf8'));
}
