import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeWholeFile } from '../shared/machine/whole-file.ts';
import {
  type AuditReport,
  commentBudget,
  escapeJson,
  type TextOptions,
  toAuditMarkdown,
  toAuditText,
} from '../shared/report/index.ts';
import type { Output } from './output-flags.ts';

export const auditFormats = ['text', 'json', 'markdown'] as const;

export type AuditFormat = (typeof auditFormats)[number];

/** The format of a file of an audit by its extension. */
export const auditExtensions: Readonly<Record<string, AuditFormat>> = {
  '.txt': 'text',
  '.json': 'json',
  '.md': 'markdown',
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
  for (const { format, file } of outputs) {
    if (file !== undefined) await writeWholeFile(file, inOnePiece(written(report, format, plainText)));
  }
  for (const { format, file } of outputs) {
    if (file !== undefined) continue;
    await pipeline(Readable.from([written(report, format, text)]), standardOutput, { end: false });
  }
}

function written(report: AuditReport, format: AuditFormat, text: TextOptions): string {
  switch (format) {
    case 'text':
      return toAuditText(report, text);
    case 'json':
      return `${escapeJson(JSON.stringify(report, undefined, 2))}\n`;
    case 'markdown':
      return toAuditMarkdown(report, { budget: commentBudget });
  }
}

async function* inOnePiece(text: string): AsyncGenerator<string> {
  yield text;
}
