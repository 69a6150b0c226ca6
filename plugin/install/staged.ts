import { cp, mkdir, mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../../shared/machine/failure.ts';

/** npm's list of what it has installed, and the list of plugins */
export const lists = ['package-lock.json', 'package.json'] as const;

/** what npm and the CLI keep in the data directory; the list of plugins last, for with it the CLI sees the change */
const pieces = ['node_modules', ...lists] as const;

/**
 * Changes what is installed in the CLI's data directory at once, or not at all: the change is made to a copy beside
 * it, and the copy takes its place. What `change` rejects with leaves the directory as it was.
 */
export async function staged(folder: string, change: (copy: string) => Promise<void>): Promise<void> {
  const target = await writable(folder, async () => {
    await mkdir(folder, { recursive: true });
    return realpath(folder);
  });
  // Beside it and not elsewhere: a name is changed at once just within a file system, and paths in the list from there stay right.
  const copy = await writable(folder, () => mkdtemp(join(dirname(target), '.balena-cli-')));
  try {
    for (const piece of [...pieces, '.npmrc']) {
      await ifThere(() => cp(join(target, piece), join(copy, piece), { recursive: true, verbatimSymlinks: true }));
    }
    await change(copy);
    await writable(folder, () => swap(target, copy));
  } finally {
    await rm(copy, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Puts the pieces of the copy in place of those of the target; where one can't be, puts all back. */
async function swap(target: string, copy: string): Promise<void> {
  const before = join(copy, 'before');
  await mkdir(before, { recursive: true });
  const undo: (() => Promise<void>)[] = [];
  const move = async (from: string, to: string) => {
    await ifThere(async () => {
      await rename(from, to);
      undo.unshift(() => rename(to, from));
    });
  };
  try {
    for (const piece of pieces) {
      await move(join(target, piece), join(before, piece));
      await move(join(copy, piece), join(target, piece));
    }
  } catch (error) {
    for (const back of undo) await back();
    throw error;
  }
}

async function ifThere(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

async function writable<Result>(folder: string, task: () => Promise<Result>): Promise<Result> {
  try {
    return await task();
  } catch (error) {
    const problem = `${folder}, where the balena CLI keeps its plugins, can't be changed (${codeOf(error) ?? error}), and is as it was.`;
    throw new Failure('plugins-unwritable', problem, { cause: error });
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
