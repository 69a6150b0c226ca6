import assert from 'node:assert/strict';
import { toAuditJson } from '../../../shared/report/audit/audit-json.ts';
import { escapeJson } from '../../../shared/report/escape/json.ts';
import type { AuditReport } from '../../../shared/report/index.ts';
import { type AuditedDevice, reportOf } from '../../support/auditing.ts';
import { nastyNames } from '../../support/nasty-names.ts';
import { exampleAudit } from './example.ts';

const bad: AuditedDevice = { supervisor: '15.0.0' };

describe('the JSON of an audit', () => {
  const reports: Readonly<Record<string, () => Promise<AuditReport>>> = {
    'of three fleets': exampleAudit,
    'of none': () => reportOf({}),
    'of an empty one': () => reportOf({ 'a/a': [] }),
    'of strangers': () => reportOf(Object.fromEntries([...nastyNames, '"fleets": []'].map((name) => [name, [bad]]))),
  };
  for (const [what, make] of Object.entries(reports)) {
    it(`${what} is in pieces what it is in one`, async () => {
      const report = await make();
      const pieces = [...toAuditJson(report)];
      assert.ok(pieces.length >= report.fleets.length);
      assert.equal(pieces.join(''), `${escapeJson(JSON.stringify(report, undefined, 2))}\n`);
    });
  }

  it('finds its fleets whatever the project says', async () => {
    const report = { ...(await reportOf({ 'a/a': [bad] })), release: { source: '"fleets": []', services: [] } };
    assert.deepEqual(JSON.parse([...toAuditJson(report)].join('')), JSON.parse(JSON.stringify(report)));
  });
});
