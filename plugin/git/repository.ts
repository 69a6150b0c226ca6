import { lstat, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Failure } from '../../shared/machine/failure.ts';
import { askGit } from './ask.ts';

/** The working tree that a directory lies in. */
export interface GitRepository {
  /** its real path */
  readonly top: string;
  /** the way from there to the directory, with `/`; empty where that is the top */
  readonly path: string;
}

/** Finds the repository of a directory that is there. Rejects with a Failure where git knows none, or reads none. */
export async function findRepository(source: string): Promise<GitRepository> {
  const root = await realpath(source);
  const { ok, stdout, stderr } = await askGit(root, 'rev-parse', '--show-toplevel');
  if (stderr.includes('dubious ownership')) {
    const message = `git doesn't read the repository of ${source}, for it belongs to another user. If you trust it, add it to git's safe.directory.`;
    throw new Failure('git-failed', message);
  }
  const top = ok ? await realpath(stdout) : undefined;
  const isInside = top !== undefined && (root === top || root.startsWith(top.endsWith(sep) ? top : top + sep));
  // a configuration may say that the repository is of another directory
  if (!isInside || !(await lstat(join(top, '.git')).catch(() => undefined))) {
    const message = `${source} lies in no working tree of git, so there is nothing in git to compare it with.`;
    throw new Failure('no-repository', message);
  }
  return { top, path: relative(top, root).split(sep).join('/') };
}
