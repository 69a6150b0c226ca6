import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ContractsAudit from '../../plugin/commands/contracts/audit.ts';
import { outcomes } from '../../shared/audit/index.ts';

const file = join(import.meta.dirname, '..', '..', 'docs', 'audits.md');
const page = readFileSync(file, 'utf8');

describe('docs/audits.md', () => {
  it('says what each outcome is', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, outcome]) => outcome);
    assert.deepEqual(rows.toSorted(), outcomes.toSorted());
  });

  it('uses no option that there is not, and leads to files that are there', () => {
    const options = new Set([...page.matchAll(/--([a-z][a-z-]+)/g)].map(([, option = '']) => option));
    options.delete('anonymize'); // of contracts:snapshot
    for (const option of options) assert.ok(option in ContractsAudit.flags, option);
    for (const [, link = ''] of page.matchAll(/\]\(([^)#]+)\)/g))
      assert.ok(existsSync(join(dirname(file), link)), link);
  });
});
