import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Why git could not bring back a file as it is now; undefined where it could. A file that git doesn't track, or
 * ignores, could not be brought back either.
 */
export async function notInGit(path: string): Promise<string | undefined> {
  try {
    // a monitor is a program that the project's own configuration names, and nothing of it is to be run
    const options = ['--literal-pathspecs', '-c', 'core.fsmonitor=false'];
    const status = ['status', '--porcelain', '-z', '--untracked-files=all', '--ignored', '--', basename(path)];
    const environment = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
    const { stdout } = await run('git', [...options, ...status], { cwd: dirname(path), env: environment });
    if (stdout === '') return undefined;
    if (stdout.startsWith('??')) return 'git does not track it';
    return stdout.startsWith('!!') ? 'git ignores it' : 'it has changes that are not committed';
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    if (said.includes('not a git repository')) return 'it is in no git repository';
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? 'there is no git to ask for changes'
      : 'git does not say whether it has changes';
  }
}
