import { resolve } from 'node:path';
import { writeWholeFile } from '../../shared/machine/whole-file.ts';

/** Writes a report as JSON, whole or not at all, and gives its path. */
export async function writeReport(directory: string, file: string, report: object): Promise<string> {
  return writePieces(directory, file, [`${JSON.stringify(report, undefined, 2)}\n`]);
}

/** Writes what comes in pieces, whole or not at all, and gives its path. */
export async function writePieces(directory: string, file: string, pieces: Iterable<string>): Promise<string> {
  const path = resolve(directory, file);
  await writeWholeFile(path, oneByOne(pieces));
  return path;
}

async function* oneByOne(pieces: Iterable<string>): AsyncGenerator<string> {
  yield* pieces;
}
