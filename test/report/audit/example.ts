import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditSnapshot } from '../../../shared/audit/index.ts';
import { readSource } from '../../../shared/check/index.ts';
import { loadPolicy } from '../../../shared/machine/policy-file.ts';
import { openSource } from '../../../shared/machine/source-directory.ts';
import { type AuditReport, lastOfReport, makeAudit, readAudit } from '../../../shared/report/index.ts';

const examples = join(import.meta.dirname, '..', '..', '..', 'examples');
const estate = (file: string) => join(examples, 'estate', file);

/** when the fleets of the example were as its snapshots have them */
const takenAt = '2026-11-24T02:00:00.000Z';

/** The audit of `npm run demo:audit`, at its time: three fleets, beside the night before and the kiosk project's next release. */
export async function exampleAudit(): Promise<AuditReport> {
  const today = takenAt.slice(0, 10);
  const policyFile = estate('balena-contracts.yml');
  const policy = await loadPolicy({ source: '.', policyFile, today });
  const next = await readSource(await openSource(join(examples, 'kiosk')), { source: 'examples/kiosk' });
  const last = readAudit(readFileSync(estate('last-night.json'), 'utf8'));
  if ('problem' in last) throw new Error(last.problem);
  const asked = { next: next.release, policy: policy.policy, terms: policy.policy, today };
  const audited = await Promise.all(
    ['kiosk.json', 'signage.json', 'spare.json'].map((name) =>
      auditSnapshot({ ...asked, bytes: readFileSync(estate(name)), name }),
    ),
  );
  return makeAudit({
    audited: audited.flat(),
    takenAt,
    next,
    policy,
    failOn: ['rejecting'],
    last: lastOfReport(last),
  });
}
