import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { failedCheck } from '../shared/check/index.ts';
import { writeWholeFile } from '../shared/machine/whole-file.ts';
import {
  type AuditReport,
  assembleAudit,
  commentBudget,
  type TextOptions,
  toAuditJson,
  toAuditMarkdown,
  toAuditText,
} from '../shared/report/index.ts';
import type { Output } from './output-flags.ts';

export const auditFormats = ['text', 'json', 'markdown', 'html'] as const;

export type AuditFormat = (typeof auditFormats)[number];

/** The format of a file of an audit by its extension. */
export const auditExtensions: Readonly<Record<string, AuditFormat>> = {
  '.txt': 'text',
  '.json': 'json',
  '.md': 'markdown',
  '.html': 'html',
};

/** how text looks in a file, whatever the terminal is */
const plainText: TextOptions = { width: 80, colours: false };

/** Writes all reports of one audit: first the files, each whole or not at all, then what goes to standard output. */
export async function writeAudit(
  report: AuditReport,
  outputs: readonly Output<AuditFormat>[],
  text: TextOptions,
  standardOutput: Writable = process.stdout,
): Promise<void> {
  await writeFiles(report, outputs);
  for (const { format, file } of outputs) {
    if (file !== undefined) continue;
    await pipeline(Readable.from(await written(report, format, text)), standardOutput, { end: false });
  }
}

/**
 * Writes the files of an audit that could not be done: what stood there before would tell of another one, and would be
 * taken for this one by what comes next. Where they can't be written, what went wrong before is what matters.
 */
export async function writeFailedAudit(error: unknown, outputs: readonly Output<AuditFormat>[]): Promise<void> {
  const takenAt = new Date().toISOString();
  const { result } = failedCheck(error, takenAt.slice(0, 10));
  const header = { takenAt, failOn: [], maxRejecting: null, error: result.error, release: null, diagnostics: [] };
  await writeFiles(assembleAudit(header, []), outputs).catch(() => {});
}

async function writeFiles(report: AuditReport, outputs: readonly Output<AuditFormat>[]): Promise<void> {
  for (const { format, file } of outputs) {
    if (file !== undefined) await writeWholeFile(file, inPieces(await written(report, format, plainText)));
  }
}

async function written(report: AuditReport, format: AuditFormat, text: TextOptions): Promise<Iterable<string>> {
  switch (format) {
    case 'text':
      return [toAuditText(report, text)];
    case 'json':
      return toAuditJson(report);
    case 'markdown':
      return [toAuditMarkdown(report, { budget: commentBudget })];
    case 'html': {
      // Nobody else pays for the page's program and style.
      const { toAuditHtml } = await import('../shared/report/html/audit-html.ts');
      return [toAuditHtml(report)];
    }
  }
}

async function* inPieces(pieces: Iterable<string>): AsyncGenerator<string> {
  yield* pieces;
}
