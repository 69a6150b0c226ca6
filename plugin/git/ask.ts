import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Failure } from '../../shared/machine/failure.ts';

const run = promisify(execFile);

/**
 * How git is called: just to read, and so that it runs nothing and fetches nothing, whatever a repository's
 * configuration names. A directory that merely looks like a repository, as a pull request may bring one along,
 * isn't taken for one.
 */
export const gitOptions: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...['-c', 'safe.bareRepository=explicit'],
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'protocol.allow=never'],
];

/** Without the variables of git, which would point it to another repository or index, as they do in a hook. */
export function gitEnvironment(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    // what a partial clone lacks isn't fetched: the first for newer versions of git, the second for older ones
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

export interface GitAnswer {
  readonly ok: boolean;
  /** without the newline at its end */
  readonly stdout: string;
  readonly stderr: string;
}

/** Asks git something in a directory that is there. A Failure where there is no git; what git refuses is an answer. */
export async function askGit(directory: string, ...args: readonly string[]): Promise<GitAnswer> {
  try {
    const { stdout, stderr } = await run('git', [...gitOptions, ...args], { cwd: directory, env: gitEnvironment() });
    return { ok: true, stdout: stdout.replace(/\r?\n$/, ''), stderr };
  } catch (error) {
    const said = error as { readonly code?: unknown; readonly stdout?: unknown; readonly stderr?: unknown };
    if (typeof said.code !== 'number') throw unstarted(error);
    return { ok: false, stdout: String(said.stdout ?? ''), stderr: String(said.stderr ?? '') };
  }
}

/** Why git could not be run at all. */
export function unstarted(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') {
    const message = 'There is no git on this machine to read another state of the project with. Install it.';
    return new Failure('git-missing', message, { cause: error });
  }
  return new Failure('git-failed', `git can't be run: ${String(code ?? error)}.`, { cause: error });
}
