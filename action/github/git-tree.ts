import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Entry, FileTree } from '../../shared/release/index.ts';
import type { Repository, TreeEntry } from './repository.ts';

/** how much a directory in the repository may hold of links' targets, in bytes */
const longestTarget = 4096;

/**
 * The files of a commit below a directory, read through GitHub's API: all names with one request, and a file's bytes
 * when they are asked for. `nearby` is a tree that may hold the same files: one that does, by git's own id, isn't asked
 * for. Undefined where there is no such directory.
 */
export async function openCommitTree(
  repository: Repository,
  commit: string,
  directory: string,
  nearby?: FileTree,
): Promise<FileTree | undefined> {
  const listing = await listFiles(repository, commit);
  const at = await realDirectory(listing, repository, directory);
  if (at === undefined) return undefined;
  const inTree = (path: string) => [at, path].filter((part) => part !== '').join('/');
  const targets = new Map<string, Promise<string>>();

  async function targetOf(id: string): Promise<string> {
    const target = targets.get(id) ?? repository.blob(id).then((bytes) => Buffer.from(bytes).toString('utf8'));
    targets.set(id, target);
    return target;
  }

  return {
    async entry(path): Promise<Entry | undefined> {
      const found = inTree(path) === '' ? 'root' : await listing.find(inTree(path));
      if (found === 'root') return { kind: 'directory' };
      if (found === undefined) return undefined;
      const kind = kindOf(found);
      if (kind === 'file') return { kind, size: found.size ?? 0 };
      if (kind === 'directory') return { kind };
      if ((found.size ?? 0) > longestTarget) return undefined;
      return { kind, target: await targetOf(found.id) };
    },
    async read(path) {
      const found = await listing.find(inTree(path));
      if (found === undefined || kindOf(found) !== 'file') throw new Error(`no file ${path}`);
      return (await sameFile(nearby, path, found)) ?? repository.blob(found.id);
    },
    async list(path) {
      const found = inTree(path) === '' ? undefined : await listing.find(inTree(path));
      if (found?.mode === submodule) throw new Error('it is a submodule, which another repository holds');
      return listing.names(inTree(path));
    },
  };
}

/** how many links a way may lead through, as on a disk */
const mostLinks = 40;

/** Where a directory really is, behind the links on its way; undefined where it isn't there, or leads out of the repository. */
async function realDirectory(listing: Listing, repository: Repository, directory: string): Promise<string | undefined> {
  let left = directory.split('/').filter((segment) => segment !== '');
  const at: string[] = [];
  for (let links = 0; left.length > 0; ) {
    const [segment = '', ...rest] = left;
    left = rest;
    if (segment === '.') continue;
    if (segment === '..') {
      if (at.pop() === undefined) return undefined;
      continue;
    }
    const found = await listing.find([...at, segment].join('/'));
    if (!found || kindOf(found) === 'file') return undefined;
    if (kindOf(found) === 'directory') {
      at.push(segment);
      continue;
    }
    links += 1;
    const target = Buffer.from(await repository.blob(found.id)).toString('utf8');
    if (links > mostLinks || (found.size ?? 0) > longestTarget || target.startsWith('/')) return undefined;
    left = [...target.split('/').filter((part) => part !== ''), ...rest];
  }
  return at.join('/');
}

interface Listing {
  readonly find: (path: string) => Promise<TreeEntry | undefined>;
  readonly names: (path: string) => Promise<readonly string[]>;
}

/** All files of a commit: asked for at once, and directory by directory where that is too much for one answer. */
async function listFiles(repository: Repository, commit: string): Promise<Listing> {
  const whole = await repository.tree(commit, true);
  if (!whole.isCut) return wholeListing(whole.entries);
  const directories = new Map<string, Promise<ReadonlyMap<string, TreeEntry>>>();

  async function directoryAt(path: string): Promise<ReadonlyMap<string, TreeEntry> | undefined> {
    const id = path === '' ? commit : (await find(path))?.id;
    if (id === undefined) return undefined;
    const known = directories.get(path) ?? repository.tree(id, false).then(({ entries }) => byPath(entries));
    directories.set(path, known);
    return known;
  }

  async function find(path: string): Promise<TreeEntry | undefined> {
    const slash = path.lastIndexOf('/');
    const parent = slash === -1 ? '' : path.slice(0, slash);
    if (parent !== '' && (await find(parent))?.mode !== directoryMode) return undefined;
    return (await directoryAt(parent))?.get(path.slice(slash + 1));
  }

  return { find, names: async (path) => [...((await directoryAt(path))?.keys() ?? [])] };
}

function wholeListing(entries: readonly TreeEntry[]): Listing {
  const all = byPath(entries);
  let children: Map<string, string[]> | undefined;
  return {
    find: async (path) => all.get(path),
    names: async (path) => {
      children ??= Map.groupBy(all.keys(), (name) => name.slice(0, Math.max(0, name.lastIndexOf('/'))));
      return (children.get(path) ?? []).map((name) => name.slice(name.lastIndexOf('/') + 1));
    },
  };
}

function byPath(entries: readonly TreeEntry[]): ReadonlyMap<string, TreeEntry> {
  return new Map(entries.map((entry) => [entry.path, entry]));
}

const directoryMode = '040000';
const linkMode = '120000';
const submodule = '160000';

/** A submodule is a directory of which nothing is known. */
function kindOf({ mode }: TreeEntry): Entry['kind'] {
  if (mode === directoryMode || mode === submodule) return 'directory';
  return mode === linkMode ? 'link' : 'file';
}

/** The bytes of a file that lies nearby, where git would keep them under the same id. */
async function sameFile(
  nearby: FileTree | undefined,
  path: string,
  { id, size }: TreeEntry,
): Promise<Uint8Array | undefined> {
  try {
    const there = await nearby?.entry(path);
    if (there?.kind !== 'file' || there.size !== size) return undefined;
    const bytes = await nearby?.read(path);
    return bytes && gitId(bytes) === id ? bytes : undefined;
  } catch {
    return undefined; // asked for instead
  }
}

/** The id under which git keeps a file. */
function gitId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
