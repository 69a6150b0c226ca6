import { isAbsolute, relative, sep } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { failedCheck } from '../shared/check/index.ts';
import { writeWholeFile } from '../shared/machine/whole-file.ts';
import type { Check } from '../shared/policy/index.ts';
import {
  commentBudget,
  escapeJson,
  type SarifOptions,
  type TextOptions,
  toCsv,
  toJunit,
  toMarkdown,
  toReport,
  toSarif,
  toText,
} from '../shared/report/index.ts';
import type { Format, Output } from './output-flags.ts';

/** how text looks in a file, whatever the terminal is */
const plainText: TextOptions = { width: 80, colours: false };
/** how much is written at once, in characters */
const pieceLength = 65_536;

/** How reports look, and from where they name files. */
export interface Looks {
  /** of text on standard output */
  readonly text: TextOptions;
  /** the source directory, as it was named */
  readonly source: string;
}

/**
 * Writes all reports of one check: first the files, each whole or not at all, then what goes to standard output.
 * Rejects with a Failure where a file can't be written; nothing is on standard output then.
 */
export async function writeOutputs(
  check: Check,
  outputs: readonly Output[],
  looks: Looks,
  standardOutput: Writable = process.stdout,
): Promise<void> {
  await writeFiles(check, outputs, looks);
  for (const { format, file } of outputs) {
    if (file !== undefined) continue;
    const pieces = Readable.from(inPieces(written(check, format, looks)));
    await pipeline(pieces, standardOutput, { end: false });
  }
}

/**
 * Writes the files of a check that could not be done: what stood there before would tell of another one. Where they
 * can't be written, what went wrong before is what matters.
 */
export async function writeErrorFiles(error: unknown, outputs: readonly Output[], source: string): Promise<void> {
  const check = failedCheck(error, new Date().toISOString().slice(0, 10));
  await writeFiles(check, outputs, { text: plainText, source }).catch(() => {});
}

async function writeFiles(check: Check, outputs: readonly Output[], looks: Looks): Promise<void> {
  for (const { format, file } of outputs) {
    if (file === undefined) continue;
    await writeWholeFile(file, inPieces(written(check, format, { ...looks, text: plainText })));
  }
}

/** One report, in pieces. */
function written(check: Check, format: Format, { text, source }: Looks): Iterable<string> {
  switch (format) {
    case 'text':
      return [toText(check, text)];
    case 'json':
      return [jsonText(toReport(check))];
    case 'markdown':
      return [toMarkdown(check, { budget: commentBudget })];
    case 'sarif':
      return [jsonText(toSarif(check, directoryOf(source)))];
    case 'junit':
      return [toJunit(check)];
    case 'csv':
      return toCsv(check);
  }
}

/** Where the source directory lies below the current one, with `/`; nothing of one that lies elsewhere. */
function directoryOf(source: string): SarifOptions {
  const way = relative('.', source);
  const isBelow = !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
  return isBelow ? { directory: way.split(sep).join('/') } : {};
}

function jsonText(report: object): string {
  return `${escapeJson(JSON.stringify(report, undefined, 2))}\n`;
}

/** Joins small pieces, so that a row is no write of its own. */
async function* inPieces(texts: Iterable<string>): AsyncGenerator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
