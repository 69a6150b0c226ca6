import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ifThere } from './if-there.ts';

/** A piece of the data directory, and where it lies itself. */
export type Place = readonly [piece: string, place: string];

/**
 * Puts the pieces of a copy in place of what is there, which goes into the directory `before`. Rejects where one can't
 * be put there, and all is back where it was; gives the error where not even that could be, and some of it is still in
 * `before`.
 */
export async function swap(places: Iterable<Place>, copy: string, before: string): Promise<unknown> {
  await mkdir(before, { recursive: true });
  const undo: (() => Promise<void>)[] = [];
  const move = async (from: string, to: string) => {
    await ifThere(async () => {
      await rename(from, to);
      undo.unshift(() => rename(to, from));
    });
  };
  try {
    for (const [piece, place] of places) {
      await move(place, join(before, piece));
      await move(join(copy, piece), place);
    }
  } catch (error) {
    const stuck: unknown[] = [];
    for (const back of undo) await back().catch((problem: unknown) => void stuck.push(problem));
    if (stuck.length > 0) return stuck[0];
    throw error;
  }
  return undefined;
}
