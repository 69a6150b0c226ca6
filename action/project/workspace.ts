import { lstat, readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Where the project lies in a workspace and in its repository. */
export interface Place {
  /** the source directory */
  readonly path: string;
  /** its path in the repository, with `/`, empty for the top; absent where it lies outside the workspace */
  readonly directory?: string;
  /** whether anything of a repository was checked out */
  readonly isCheckedOut: boolean;
  /** the commit that is checked out, where git says so */
  readonly commit?: string;
}

/** Looks where a source directory lies. Nothing is run for it, for a repository's own settings can have git run programs. */
export async function findPlace(workspace: string, source: string): Promise<Place> {
  const path = resolve(workspace, source);
  const top = await topOf(path, resolve(workspace));
  const directory = inside(top ?? resolve(workspace), path);
  const commit = top === undefined ? undefined : await commitOf(join(top, '.git'));
  return {
    path,
    ...(directory !== undefined && { directory }),
    isCheckedOut: top !== undefined,
    ...(commit !== undefined && { commit }),
  };
}

/** The path below a directory, with `/`; undefined for one that leads out of it. */
export function inside(directory: string, path: string): string | undefined {
  const way = relative(directory, path);
  if (way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way) return undefined;
  return way.split(sep).join('/');
}

/** The nearest directory above a path, within the workspace, into which a repository was checked out. */
async function topOf(path: string, workspace: string): Promise<string | undefined> {
  for (let at = path; inside(workspace, at) !== undefined; at = dirname(at)) {
    if (await lstat(join(at, '.git')).catch(() => undefined)) return at;
    if (at === workspace) break;
  }
  return undefined;
}

const commitId = /^[\da-f]{40}(?:[\da-f]{24})?$/;

/** What HEAD is: a commit itself, as actions/checkout leaves it, or a branch that has a file of its own. */
async function commitOf(git: string): Promise<string | undefined> {
  const read = async (name: string) => (await readFile(join(git, name), 'utf8').catch(() => '')).trim();
  const head = await read('HEAD');
  if (commitId.test(head)) return head;
  const [, ref = ''] = /^ref: (refs\/heads\/[^\0]{1,200})$/.exec(head) ?? [];
  if (ref === '' || ref.includes('..')) return undefined;
  const commit = await read(ref);
  return commitId.test(commit) ? commit : undefined;
}

/** Whether something is there, and a directory: behind a link, too. */
export async function isDirectory(path: string): Promise<boolean> {
  const real = await realpath(path).catch(() => undefined);
  return real !== undefined && (await lstat(real)).isDirectory();
}
