import { mkdtemp, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Makes an empty directory from which pieces can be moved into another one at once. Beside it, where paths of npm's
 * that lead out of it stay right; or within, where what is beside it is another file system, or may not be changed.
 */
export async function stagingPlace(target: string): Promise<string> {
  const within = await mkdtemp(join(target, '.staging-'));
  const beside = join(dirname(target), basename(within).replace('.staging', '.balena-cli'));
  try {
    // Moved there it can be moved back; of two mounts of one file system nothing else would tell.
    await rename(within, beside);
    return beside;
  } catch {
    return within;
  }
}

/** A list of npm's as it reads one directory deeper: packed files of others are named by relative paths. */
export function deeper(list: string): string {
  return list.replace(/"file:(?![/~]|[A-Za-z]:)/g, '"file:../');
}

/** The same list again where it belongs. */
export function backUp(list: string): string {
  return list.replace(/"file:\.\.\//g, '"file:');
}
