import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeJson } from '../../../shared/report/index.ts';
import { assertAudit } from '../../support/audit-schema.ts';
import { exampleAudit } from './example.ts';

const file = join(import.meta.dirname, 'example.audit.json');
const json = (report: object) => `${escapeJson(JSON.stringify(report, undefined, 2))}\n`;

describe('the report of an audit', () => {
  it('is the same bytes from the same input, as its schema has it, and as the example that is kept', async () => {
    const written = json(await exampleAudit());
    assert.equal(json(await exampleAudit()), written);
    assertAudit(JSON.parse(written));
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, written);
    assert.equal(written, readFileSync(file, 'utf8'));
  });

  it('has in the example all that a page has to show', async () => {
    const { fleets, trend, changes, reality, counts } = await exampleAudit();
    const judgements = fleets.flatMap(({ releases }) =>
      releases.flatMap(({ groups }) => groups.map((g) => g.judgement)),
    );
    assert.deepEqual([...new Set(judgements)].sort(), ['misjudged', 'rejects', 'runs', 'unknown', 'unprotected']);
    assert.equal(trend.length, 4);
    assert.ok(changes && changes.newlyRejecting > 0 && changes.noLongerRejecting > 0);
    // It is right of all that can be compared.
    const none = Object.entries(reality.counts).filter(([, devices]) => devices === 0);
    assert.deepEqual(
      none.map(([outcome]) => outcome),
      ['unpredicted', 'contradicted'],
    );
    assert.ok(counts.excused > 0 && (counts.nextNewlyRejecting ?? 0) > 0);
  });
});
