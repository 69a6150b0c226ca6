import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '../../shared/machine/failure.ts';
import { onPath } from './on-path.ts';

/**
 * The program of npm, for Node to run: the one that runs us (`npx`), else the one beside Node, else the one on the
 * path. Run so there is no shell in between, which on Windows would read arguments in its own way.
 */
export async function findNpm(environment: NodeJS.ProcessEnv): Promise<string> {
  const running = environment['npm_execpath'];
  const node = dirname(process.execPath);
  const candidates = [
    ...(running && /^np[mx]-cli\.c?js$/.test(basename(running)) ? [join(dirname(running), 'npm-cli.js')] : []),
    join(node, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(node, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...(await besidePath(environment)),
  ];
  for (const candidate of candidates) if (await isThere(candidate)) return resolve(candidate);
  throw new Failure(
    'npm-missing',
    'npm is not on the path, and it is what installs plugins. Install Node with npm, and try again.',
  );
}

/** On Unix `npm` is a link to the program; on Windows a script that lies beside it. */
async function besidePath(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const found = await onPath('npm', environment);
  if (found === undefined) return [];
  const target = await realpath(found);
  return [target, join(dirname(target), 'node_modules', 'npm', 'bin', 'npm-cli.js')].filter((path) =>
    path.endsWith('npm-cli.js'),
  );
}

async function isThere(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
