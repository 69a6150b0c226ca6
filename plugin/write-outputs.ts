import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeWholeFile } from '../shared/machine/whole-file.ts';
import type { Check } from '../shared/policy/index.ts';
import {
  commentBudget,
  escapeJson,
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

/**
 * Writes all reports of one check: first the files, each whole or not at all, then what goes to standard output.
 * Rejects with a Failure where a file can't be written; nothing is on standard output then.
 */
export async function writeOutputs(
  check: Check,
  outputs: readonly Output[],
  textOptions: TextOptions,
  standardOutput: Writable = process.stdout,
): Promise<void> {
  for (const { format, file } of outputs) {
    if (file !== undefined) await writeWholeFile(file, inPieces(written(check, format, plainText)));
  }
  for (const { format, file } of outputs) {
    if (file !== undefined) continue;
    const pieces = Readable.from(inPieces(written(check, format, textOptions)));
    await pipeline(pieces, standardOutput, { end: false });
  }
}

/** One report, in pieces. */
function written(check: Check, format: Format, textOptions: TextOptions): Iterable<string> {
  switch (format) {
    case 'text':
      return [toText(check, textOptions)];
    case 'json':
      return [jsonText(toReport(check))];
    case 'markdown':
      return [toMarkdown(check, { budget: commentBudget })];
    case 'sarif':
      return [jsonText(toSarif(check))];
    case 'junit':
      return [toJunit(check)];
    case 'csv':
      return toCsv(check);
  }
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
