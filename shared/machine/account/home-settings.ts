import { join } from 'node:path';
import { parse } from 'yaml';
import { Failure } from '../failure.ts';

/** What the balena CLI is set to by a file in the home directory. */
export interface HomeSettings {
  readonly balenaUrl?: string;
  readonly apiUrl?: string;
  readonly dataDirectory?: string;
}

const keys = ['balenaUrl', 'apiUrl', 'dataDirectory'] as const;

/** Reads `.balenarc.yml` of the home directory; nothing where there is none. */
export async function readHomeSettings(
  home: string,
  readText: (path: string) => Promise<string>,
): Promise<HomeSettings> {
  const file = join(home, '.balenarc.yml');
  try {
    // Warnings of the parser would go to the console, with the lines that they are about.
    const settings: unknown = parse(await readText(file), { maxAliasCount: 0, logLevel: 'error' });
    if (typeof settings !== 'object' || settings === null) return {};
    return Object.fromEntries(
      keys.flatMap((key) => {
        const value = (settings as Readonly<Record<string, unknown>>)[key];
        return typeof value === 'string' && value !== '' ? [[key, value]] : [];
      }),
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return {};
    // What is wrong is not repeated: the file is the user's own, and may hold a token.
    throw new Failure('settings-unreadable', `${file} can't be read; the balena CLI reads its settings from it, too.`);
  }
}
