import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const binary = join(root, 'plugin', 'bin.ts');

// Who reads just the beginning (`| head`) is no error.
process.stdout.on('error', () => process.exit());

/**
 * Runs a command of balena-contracts as it stands, so that the second line can be typed. All that is shown fails for
 * devices that would reject the release; anything else is a broken demo.
 */
export function show(title: string, args: readonly string[]): void {
  process.stdout.write(`# ${title}\n$ npm run -s contracts -- ${args.join(' ')}\n\n`);
  const { status, error } = spawnSync(process.execPath, [binary, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw error;
  process.stdout.write(`\nexit code ${status}\n\n`);
  if (status !== 2) process.exitCode = 1;
}
