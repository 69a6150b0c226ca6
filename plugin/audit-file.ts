import { readFile } from 'node:fs/promises';
import { Failure } from '../shared/machine/failure.ts';
import { type AuditReport, readAudit } from '../shared/report/index.ts';

/** Reads a report that an audit wrote as JSON. Rejects with a Failure. */
export async function readAuditFile(file: string): Promise<AuditReport> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unopened(file, error);
  });
  const report = readAudit(text);
  if ('problem' in report) throw new Failure('audit-invalid', `${file} ${report.problem}`);
  return report;
}

function unopened(file: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const message = `There is no file "${file}". Name the report that contracts:audit wrote as JSON.`;
    return new Failure('audit-missing', message, { cause: error });
  }
  const why =
    code === 'EISDIR'
      ? 'is a directory. Name the report that contracts:audit wrote as JSON.'
      : code === 'EACCES' || code === 'EPERM'
        ? 'may not be read: permission denied.'
        : `can't be read: ${String(code ?? error)}.`;
  return new Failure('audit-missing', `${file} ${why}`, { cause: error });
}
