import { access, constants, stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';

/** The file that a program's name stands for on the path of an environment; undefined where there is none. */
export async function onPath(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
  platform: string = process.platform,
): Promise<string | undefined> {
  for (const candidate of candidatesOnPath(name, environment, platform)) {
    if (await isProgram(candidate)) return candidate;
  }
  return undefined;
}

/** Where a program may lie, in the order in which a shell looks; on Windows with each extension that can be run. */
export function candidatesOnPath(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
): string[] {
  const { join, delimiter } = platform === 'win32' ? win32 : posix;
  const variable = (wanted: string) =>
    platform === 'win32'
      ? Object.entries(environment).find(([key]) => key.toUpperCase() === wanted)?.[1]
      : environment[wanted];
  const extensions = platform === 'win32' ? (variable('PATHEXT') || '.COM;.EXE;.BAT;.CMD').split(';') : [''];
  const folders = (variable('PATH') ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => extensions.map((extension) => join(folder, `${name}${extension.toLowerCase()}`)));
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
