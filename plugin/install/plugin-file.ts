import { readFile } from 'node:fs/promises';
import { writeWholeFile } from '../../shared/machine/whole-file.ts';
import type { PluginList } from './plugin-list.ts';

/** The text of a file; undefined where there is none. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes the list of plugins as npm does, whole or not at all. */
export async function writePluginList(path: string, list: PluginList): Promise<void> {
  await writeWholeFile(path, pieces(list));
}

async function* pieces(list: PluginList): AsyncGenerator<string> {
  yield `${JSON.stringify(list, undefined, 2)}\n`;
}
