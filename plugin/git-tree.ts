import { Failure } from '../shared/machine/failure.ts';
import type { FileTree } from '../shared/release/index.ts';
import { findCommit } from './git/commit.ts';
import { type Listed, listingOf } from './git/listing.ts';
import { type GitObjects, openGitObjects } from './git/objects.ts';
import { findRepository } from './git/repository.ts';

/** A project as it is at a git ref. */
export interface GitTree {
  /** undefined where the commit has no such directory: then there was no project */
  readonly tree: FileTree | undefined;
  readonly commit: string;
  /** ends git's processes; until then they keep this one alive */
  readonly close: () => Promise<void>;
}

/** the longest target that a symbolic link can have on any system */
const longestTarget = 4096;

/**
 * Opens the project that a source directory holds as it is at a git ref: a branch, a tag or a commit. Files are read
 * out of git's own store as they were committed; the working tree isn't touched, and nothing of the repository is run.
 * Rejects with a Failure: `git-missing`, `no-repository`, `ref-invalid`, `ref-missing`, `ref-ambiguous` or `git-failed`.
 */
export async function openGitTree(source: string, ref: string): Promise<GitTree> {
  const { top, path } = await findRepository(source);
  const commit = await findCommit(top, ref);
  const objects = openGitObjects(top);
  try {
    const whole = objectTree(objects, (await objects.find(`${commit}^{tree}`)).id);
    const directory = await whole.find(path);
    const tree = directory?.kind === 'directory' ? objectTree(objects, directory.id).tree : undefined;
    return { tree, commit, close: objects.close };
  } catch (error) {
    await objects.close();
    if (error instanceof Failure) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure('git-failed', `The project can't be read at ${ref}: ${why}.`, { cause: error });
  }
}

interface ObjectTree {
  readonly tree: FileTree;
  find(path: string): Promise<Listed | undefined>;
}

/** The tree of a directory object. Each list is read once. */
function objectTree(objects: GitObjects, root: string): ObjectTree {
  const listings = new Map<string, Promise<ReadonlyMap<string, Listed>>>();

  function listing(id: string): Promise<ReadonlyMap<string, Listed>> {
    const known = listings.get(id) ?? objects.read(id).then((bytes) => listingOf(bytes, id.length / 2));
    listings.set(id, known);
    return known;
  }

  async function find(path: string): Promise<Listed | undefined> {
    let at: Listed | undefined = { kind: 'directory', id: root };
    for (const name of path === '' ? [] : path.split('/')) {
      // what a submodule holds is in another repository: nobody knows, and nothing is taken for there or not there
      if (at?.kind === 'submodule') throw new Error('it lies in a submodule, which another repository holds');
      if (at?.kind !== 'directory') return undefined;
      at = (await listing(at.id)).get(name);
    }
    return at;
  }

  async function targetOf({ id }: Listed): Promise<string> {
    if ((await objects.find(id)).size > longestTarget) throw new Error('it is a symbolic link with an endless target');
    return (await objects.read(id)).toString('utf8');
  }

  return {
    find,
    tree: {
      async entry(path) {
        const found = await find(path);
        if (found === undefined) return undefined;
        if (found.kind === 'file') return { kind: 'file', size: (await objects.find(found.id)).size };
        return found.kind === 'link' ? { kind: 'link', target: await targetOf(found) } : { kind: 'directory' };
      },
      async read(path) {
        const found = await find(path);
        if (found?.kind !== 'file') throw new Error(`no file ${path}`);
        return objects.read(found.id);
      },
      async list(path) {
        const found = await find(path);
        if (found?.kind === 'submodule') throw new Error('it is a submodule, which another repository holds');
        if (found?.kind !== 'directory') throw new Error(`no directory ${path}`);
        return [...(await listing(found.id)).keys()];
      },
    },
  };
}
