import { resolve } from 'node:path';
import { writeWholeFile } from '../../shared/machine/whole-file.ts';

/** Writes a report as JSON, whole or not at all, and gives its path. */
export async function writeReport(directory: string, file: string, report: object): Promise<string> {
  return writeText(directory, file, `${JSON.stringify(report, undefined, 2)}\n`);
}

/** Writes a text, whole or not at all, and gives its path. */
export async function writeText(directory: string, file: string, text: string): Promise<string> {
  const path = resolve(directory, file);
  await writeWholeFile(path, inPieces(text));
  return path;
}

async function* inPieces(text: string): AsyncGenerator<string> {
  yield text;
}
