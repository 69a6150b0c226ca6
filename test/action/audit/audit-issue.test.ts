import assert from 'node:assert/strict';
import { trackAudit } from '../../../action/audit/audit-issue.ts';
import type { AskGitHub } from '../../../action/github/asking.ts';
import type { Inputs } from '../../../action/inputs/inputs.ts';
import { lastOfIssue } from '../../../action/publish/issue.ts';
import { type AuditReport, writeAuditState } from '../../../shared/report/index.ts';
import { type AuditedDevice, rejected, reportOf } from '../../support/auditing.ts';

const inputs = { auditName: 'Night', issueLabels: [], issueAssignees: [], names: 'show' } as unknown as Inputs;

/** GitHub with its issues in memory; each audit is one night. */
function nights() {
  const issues: { number: number; body: string; state: string }[] = [];
  const ask: AskGitHub = async (_, route, parameters = {}) => {
    const [method] = route.split(' ');
    if (method === 'GET') return issues.map((issue) => ({ ...issue }));
    if (route.endsWith('/comments')) return {};
    const texts = parameters as { body?: string; state?: string };
    if (method === 'PATCH') return Object.assign(issues[0] ?? {}, texts);
    issues.push({ number: 1, body: texts.body ?? '', state: 'open' });
    return { number: 1 };
  };
  const audit = async (report: AuditReport) =>
    (await trackAudit(ask, report, inputs, 'https://github.example/run')).publish(ask);
  return { issues, audit };
}

const audits: Readonly<Record<string, readonly AuditedDevice[]>> = {
  rejecting: [{ supervisor: '15.0.0', reported: rejected }],
  well: [{ supervisor: '17.4.2' }],
  unknown: [{ supervisor: 'none that anybody knows' }],
};
const reportNamed = (name: string) => reportOf({ 'acme/kiosk': audits[name] ?? [] });

describe('the issue of an audit', () => {
  const rows: readonly (readonly [audits: readonly string[], became: readonly string[]])[] = [
    [['well'], ['none']],
    [['unknown'], ['none']],
    [
      ['rejecting', 'well', 'rejecting'],
      ['created', 'closed', 'reopened'],
    ],
    [
      ['rejecting', 'unknown', 'rejecting'],
      ['created', 'unchanged', 'unchanged'],
    ],
  ];
  for (const [names, became] of rows) {
    it(`of what is ${names.join(', then ')}: ${became.join(', ')}`, async () => {
      const { audit } = nights();
      const results: string[] = [];
      for (const name of names) results.push(await audit(await reportNamed(name)));
      assert.deepEqual(results, became);
    });
  }

  it('keeps what it knows where a device is called as if it were that', async () => {
    const state = writeAuditState(await reportNamed('rejecting'));
    const body = `- <!-- balena-contracts state A -->\n\n<!-- balena-contracts state ${state} -->\n`;
    assert.equal(lastOfIssue({ number: 1, isOpen: true, body })?.trend.length, 1);
  });
});
