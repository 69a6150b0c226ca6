import { Failure } from '../shared/machine/failure.ts';
import { type AuditReport, mergeAudits, type NamedAudit } from '../shared/report/index.ts';
import { readAuditFile } from './audit-file.ts';

/** Joins the reports that files hold. Rejects with a Failure. */
export async function runMerge(files: readonly string[]): Promise<AuditReport> {
  const audits: NamedAudit[] = [];
  for (const name of files) audits.push({ name, report: await readAuditFile(name) });
  const merged = mergeAudits(audits);
  if ('problem' in merged) throw new Failure('parts-unequal', merged.problem);
  return merged;
}
