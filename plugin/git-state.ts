import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gitEnvironment, gitOptions } from './git/ask.ts';

const run = promisify(execFile);

/** Why git could not bring back a file as it is now, asked by its real path; undefined where it could. */
export type NotInGit = (path: string) => Promise<string | undefined>;

/**
 * Asks the repository that a directory lies in, by its real path, about files. A pull request may bring along a
 * directory that looks like a repository with a configuration of its own, which names programs: only a
 * repository by `.git` is asked, for git commits no such file, and always from its top. A file's bytes are held
 * against the last commit here, for what git would do (filters, a monitor) runs programs too, and takes the
 * index's word for files that it was told to take for unchanged.
 */
export async function notInGit(root: string): Promise<NotInGit> {
  const top = await topOf(root).catch(whyUnknown);
  if ('why' in top) return async () => top.why;
  return async (path) => {
    const file = relative(top.path, path).split(sep).join('/');
    try {
      const { stdout } = await git(top.path, 'ls-tree', '-z', '--full-tree', 'HEAD', '--', file);
      const id = /^\d+ blob ([\da-f]+)\t/.exec(stdout)?.[1];
      if (id === undefined) return 'it is not committed';
      return isBlob(await readFile(path), id) ? undefined : 'it has changes that are not committed';
    } catch (error) {
      return whyUnknown(error).why;
    }
  };
}

async function topOf(root: string): Promise<{ readonly path: string } | { readonly why: string }> {
  const { stdout } = await git(root, 'rev-parse', '--show-toplevel');
  const path = await realpath(stdout.replace(/\r?\n$/, ''));
  await lstat(join(path, '.git'));
  const isInside = root === path || root.startsWith(path.endsWith(sep) ? path : path + sep);
  return isInside ? { path } : { why: 'the git repository there is of another directory' };
}

function git(cwd: string, ...args: readonly string[]) {
  return run('git', [...gitOptions, ...args], { cwd, env: gitEnvironment() });
}

/** Whether bytes are a blob's, or become it when line ends of Windows do, which git makes of it there. */
function isBlob(bytes: Buffer, id: string): boolean {
  const algorithm = id.length === 64 ? 'sha256' : 'sha1';
  const unix = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return [bytes, unix].some((some) => {
    const hash = createHash(algorithm).update(`blob ${some.length}\0`).update(some);
    return hash.digest('hex') === id;
  });
}

function whyUnknown(error: unknown): { readonly why: string } {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  if (said.includes('not a git repository')) return { why: 'it is in no git repository' };
  if (said.includes('Not a valid object name HEAD')) return { why: 'it is not committed' };
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error;
  return {
    why:
      isMissing && error.path === 'git'
        ? 'there is no git to ask for changes'
        : 'git does not say whether it has changes',
  };
}
