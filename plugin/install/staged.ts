import { cp, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../../shared/machine/failure.ts';
import { endLater } from './end-later.ts';
import { codeOf, ifThere } from './if-there.ts';
import { readText } from './plugin-file.ts';
import { backUp, deeper, stagingPlace } from './staging-place.ts';
import { type Place, swap } from './swap.ts';

/** npm's list of what it has installed, and the list of plugins */
export const lists = ['package-lock.json', 'package.json'] as const;

/** what npm and the CLI keep in the data directory; the list of plugins last, for with it the CLI sees the change */
const pieces = ['node_modules', ...lists] as const;

/** Makes a change to a copy of the data directory, and stops where it is told that the process is to end. */
export type Change = (copy: string, ended: AbortSignal) => Promise<void>;

/**
 * Changes what is installed in the CLI's data directory at once, or not at all: the change is made to a copy, and
 * the copy takes its place. What `change` rejects with leaves the directory as it was, and so does a signal
 * that ends the process.
 */
export async function staged(folder: string, change: Change): Promise<void> {
  const target = await writable(folder, async () => {
    await mkdir(folder, { recursive: true });
    return realpath(folder);
  });
  await endLater(async (ended) => {
    const copy = await writable(folder, () => stagingPlace(target));
    const isWithin = dirname(copy) === target;
    let stuck: unknown;
    try {
      const places = await placesOf(target, pieces);
      const before = await textsAt(target);
      for (const [piece, place] of [...places, ...(await placesOf(target, ['.npmrc']))]) {
        ended.throwIfAborted();
        await ifThere(() => cp(place, join(copy, piece), { recursive: true, verbatimSymlinks: true }));
      }
      if (isWithin) await rewritten(copy, deeper);
      await change(copy, ended);
      if (isWithin) await rewritten(copy, backUp);
      ended.throwIfAborted();
      if ((await textsAt(target)) !== before) throw changedMeanwhile(folder);
      stuck = await writable(folder, () => swap(places, copy, join(copy, 'before')));
      if (stuck) throw halfChanged(folder, join(copy, 'before'), stuck);
    } finally {
      if (!stuck) await rm(copy, { recursive: true, force: true, maxRetries: 3 });
    }
  });
}

async function rewritten(copy: string, change: (list: string) => string): Promise<void> {
  for (const list of [...lists, 'node_modules/.package-lock.json']) {
    const path = join(copy, list);
    await ifThere(async () => writeFile(path, change(await readFile(path, 'utf8'))));
  }
}

/** Where each piece lies itself. Some keep it elsewhere, with all that they configure, and a link to it here. */
async function placesOf(target: string, names: readonly string[]): Promise<Place[]> {
  return Promise.all(
    names.map(async (name): Promise<Place> => {
      let place = join(target, name);
      await ifThere(async () => {
        place = await realpath(place);
      });
      return [name, place];
    }),
  );
}

/** What npm and the CLI have written down there, to be compared: another npm, say, may be at work there too. */
async function textsAt(target: string): Promise<string> {
  return JSON.stringify(await Promise.all(lists.map((list) => readText(join(target, list)))));
}

async function writable<Result>(folder: string, task: () => Promise<Result>): Promise<Result> {
  try {
    return await task();
  } catch (error) {
    throw unwritable(`${folder}, ${itsUse}, can't be changed (${codeOf(error) ?? error}), and is as it was.`, error);
  }
}

function changedMeanwhile(folder: string): Failure {
  return unwritable(`${folder}, ${itsUse}, has changed meanwhile, and is left as it is now. Run it again.`);
}

function halfChanged(folder: string, before: string, cause: unknown): Failure {
  const lies = `What is missing there lies in ${before}: move it back by hand.`;
  return unwritable(`${folder}, ${itsUse}, can't be changed, nor put back (${codeOf(cause) ?? cause}). ${lies}`, cause);
}

const itsUse = 'where the balena CLI keeps its plugins';

function unwritable(problem: string, cause?: unknown): Failure {
  return new Failure('plugins-unwritable', problem, { cause });
}
