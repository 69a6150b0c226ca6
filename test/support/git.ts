import { execFileSync } from 'node:child_process';
import { withFolder } from './folder.ts';

/** Runs git in a directory, as somebody; gives what it prints. */
export function git(cwd: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd, stdio: 'pipe', encoding: 'utf8' });
}

/** Files of a directory, with all of them committed. */
export async function committed(
  files: Readonly<Record<string, string>>,
  task: (folder: string) => Promise<void>,
): Promise<void> {
  await withFolder(files, async (folder) => {
    git(folder, 'init', '-q');
    git(folder, 'add', '-A', '-f');
    git(folder, 'commit', '-q', '-m', 'all');
    await task(folder);
  });
}
