import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Failure } from '../../shared/machine/failure.ts';

/** Where the project lies in a workspace and in its repository. */
export interface Place {
  /** the source directory, behind any link */
  readonly path: string;
  /** the top of what is checked out; the workspace where nothing is */
  readonly top: string;
  /** its path in the repository, with `/`, empty for the top; absent where it has none there */
  readonly directory?: string;
  /** why it has none there: a sentence */
  readonly elsewhere?: string;
  /** whether anything of a repository was checked out */
  readonly isCheckedOut: boolean;
  /** whether just some of its files were */
  readonly isSparse: boolean;
  /** the commit that is checked out, where git says so */
  readonly commit?: string;
}

/**
 * Looks where a source directory lies. Nothing is run for it, for a repository's own settings can have git run programs.
 * Rejects with a Failure for a link that leads out of the workspace: a pull request may bring one along.
 */
export async function findPlace(workspaceGiven: string, source: string, repository: string): Promise<Place> {
  const workspace = await real(resolve(workspaceGiven));
  const named = resolve(workspace, source);
  const path = await real(named);
  const isOutside = inside(workspace, named) === undefined;
  if (!isOutside && inside(workspace, path) === undefined) {
    throw new Failure('source-missing', `${source} is a link out of the workspace. Name a directory in it.`);
  }
  if (isOutside) {
    const elsewhere = 'The source directory lies outside the workspace.';
    return { path, top: workspace, elsewhere, isCheckedOut: false, isSparse: false };
  }
  const top = await topOf(path, workspace);
  if (top === undefined) {
    const directory = inside(workspace, path);
    return {
      path,
      top: workspace,
      ...(directory !== undefined && { directory }),
      isCheckedOut: false,
      isSparse: false,
    };
  }
  return { path, top, ...(await checkoutOf(top, path, repository)) };
}

/** The path below a directory, with `/`; undefined for one that leads out of it. */
export function inside(directory: string, path: string): string | undefined {
  const way = relative(directory, path);
  if (way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way) return undefined;
  return way.split(sep).join('/');
}

/** Whether a directory is there that holds something: behind a link, too. A runner's workspace is an empty one at first. */
export async function holdsFiles(path: string): Promise<boolean> {
  const names = await readdir(path).catch(() => []);
  return names.length > 0;
}

/** Where something really is; what isn't there is where it is named. */
export async function real(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** The nearest directory above a path, within the workspace, into which a repository was checked out. */
async function topOf(path: string, workspace: string): Promise<string | undefined> {
  for (let at = path; inside(workspace, at) !== undefined; at = dirname(at)) {
    if (await lstat(join(at, '.git')).catch(() => undefined)) return at;
    if (at === workspace) break;
  }
  return undefined;
}

type Checkout = Omit<Place, 'path' | 'top'>;

async function checkoutOf(top: string, path: string, repository: string): Promise<Checkout> {
  const git = join(top, '.git');
  const isSubmodule = !(await lstat(git)).isDirectory();
  if (isSubmodule) {
    const elsewhere = 'The source directory is in a submodule or another working tree, of which nothing is known here.';
    return { elsewhere, isCheckedOut: true, isSparse: false };
  }
  const config = await readFile(join(git, 'config'), 'utf8').catch(() => '');
  const commit = await commitOf(git);
  const isSparse =
    /^\s*sparseCheckout\s*=\s*true/im.test(config) || (await isThere(join(git, 'info', 'sparse-checkout')));
  const origin = /^\s*\[remote "origin"\]\s*(?:^(?!\s*\[).*$\s*)*?^\s*url\s*=\s*(\S+)\s*$/m.exec(config)?.[1];
  const known = { isCheckedOut: true, isSparse, ...(commit !== undefined && { commit }) };
  if (origin !== undefined && !isOf(origin, repository)) {
    return {
      ...known,
      elsewhere: 'The source directory is of another repository than the one that this workflow is about.',
    };
  }
  const directory = inside(top, path);
  return { ...known, ...(directory !== undefined && { directory }) };
}

function isOf(origin: string, repository: string): boolean {
  const end = origin
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
  return end.endsWith(`/${repository.toLowerCase()}`) || end.endsWith(`:${repository.toLowerCase()}`);
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
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
