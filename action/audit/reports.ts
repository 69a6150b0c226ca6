import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../shared/machine/failure.ts';
import { type AuditReport, mergeAudits, type NamedAudit, readAudit } from '../../shared/report/index.ts';

/** as many files as a plan has parts, and some that lie beside them */
const mostFiles = 1000;

/** Reads a report that an audit wrote as JSON. Rejects with a Failure. */
export async function readAuditFile(file: string): Promise<AuditReport> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const why = String(Object(error).code ?? error);
    throw new Failure('audit-missing', `${file} can't be read (${why}). Name the report that an audit wrote as JSON.`);
  });
  const report = readAudit(text);
  if ('problem' in report) throw new Failure('audit-invalid', `${file} ${report.problem}`);
  return report;
}

/** Joins the reports in a directory, and in those below it, as artifacts are downloaded. Rejects with a Failure. */
export async function mergeReports(directory: string): Promise<AuditReport> {
  const audits: NamedAudit[] = [];
  for (const name of await reportsIn(directory)) {
    audits.push({ name, report: await readAuditFile(join(directory, name)) });
  }
  const merged = mergeAudits(audits);
  if ('problem' in merged) throw new Failure('parts-unequal', merged.problem);
  return merged;
}

async function reportsIn(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true }).catch(() => undefined);
  if (!names) {
    const problem = `There is no directory "${directory}". Name the one with the reports of the parts in the input reports.`;
    throw new Failure('audit-missing', problem);
  }
  const files = names.filter((name) => name.endsWith('.json')).sort();
  if (files.length > mostFiles) {
    throw new Failure(
      'audit-missing',
      `${directory} holds ${files.length} files. Name a directory with reports alone.`,
    );
  }
  return files;
}
