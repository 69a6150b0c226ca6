import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const recipe = ['package.json', 'package-lock.json'] as const;

/**
 * The real balena CLI, as this folder's lock file has it: installed once, outside of what git keeps, and again where
 * the lock file has changed. Gives the program that Node is to run. Installing takes about a minute.
 */
export async function installedCli(): Promise<string> {
  const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'balena-cli');
  const program = join(folder, 'node_modules', 'balena-cli', 'bin', 'run.js');
  const stamp = join(folder, 'installed');
  const wanted = await fingerprint();
  const there = await readFile(stamp, 'utf8').catch(() => undefined);
  if (there === wanted) return program;
  await rm(stamp, { force: true });
  await mkdir(folder, { recursive: true });
  for (const file of recipe) await copyFile(join(import.meta.dirname, file), join(folder, file));
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  await writeFile(stamp, wanted);
  return program;
}

/** what an installation depends on: both files, and the Node that runs it */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const file of recipe) hash.update(await readFile(join(import.meta.dirname, file)));
  return hash.digest('hex');
}
