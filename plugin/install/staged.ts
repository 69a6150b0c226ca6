import { cp, mkdir, mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../../shared/machine/failure.ts';
import { readText } from './plugin-file.ts';

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
    const places = await placesOf(target);
    const before = await textsAt(places);
    for (const [piece, place] of places) {
      await ifThere(() => cp(place, join(copy, piece), { recursive: true, verbatimSymlinks: true }));
    }
    await change(copy);
    if ((await textsAt(places)) !== before) {
      throw new Failure(
        'plugins-unwritable',
        `${folder}, where the balena CLI keeps its plugins, has changed meanwhile, and is left as it is now. Run it again.`,
      );
    }
    await writable(folder, () => swap(places, copy));
  } finally {
    await rm(copy, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Where each piece lies itself. Some keep it elsewhere, with all that they configure, and a link to it here. */
async function placesOf(target: string): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>();
  for (const piece of [...pieces, '.npmrc']) {
    const path = join(target, piece);
    places.set(piece, path);
    await ifThere(async () => void places.set(piece, await realpath(path)));
  }
  return places;
}

/** What npm and the CLI have written down there, to be compared: another npm, say, may be at work there too. */
async function textsAt(places: ReadonlyMap<string, string>): Promise<string> {
  return JSON.stringify(await Promise.all(lists.map((list) => readText(places.get(list) ?? ''))));
}

/** Puts the pieces of the copy in place of what is there; where one can't be, puts all back. */
async function swap(places: ReadonlyMap<string, string>, copy: string): Promise<void> {
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
      const place = places.get(piece) ?? '';
      await move(place, join(before, piece));
      await move(join(copy, piece), place);
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
