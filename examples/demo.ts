import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * `npm run demo`: what a user would see, on the two projects of this folder. The commands run as
 * they stand, so the second line of each block can be typed.
 */
const binary = join(import.meta.dirname, '..', 'plugin', 'bin.ts');

const checks = [
  ['One Raspberry Pi, and a project that asks for a newer Supervisor than it has', 'pi-hole'],
  ['Sixty-four devices of all ages, and a project of several services, some optional', 'kiosk'],
] as const;

// Who reads just the beginning (`| head`) is no error.
process.stdout.on('error', () => process.exit());

for (const [title, project] of checks) {
  const args = ['check', '--source', `examples/${project}`, '--devices', `examples/${project}.devices.json`];
  process.stdout.write(`# ${title}\n$ npm run -s contracts -- ${args.join(' ')}\n\n`);
  const { status, error } = spawnSync(process.execPath, [binary, ...args], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw error;
  process.stdout.write(`\nexit code ${status}\n\n`);
  // Both checks fail for devices that would reject the release; anything else is a broken demo.
  if (status !== 2) process.exitCode = 1;
}
