import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Failure } from '../../shared/machine/failure.ts';
import { findNpm } from './found-npm.ts';
import { npmVariables } from './npm-variables.ts';

/** What wins against any .npmrc: that it is done, here, as something to be run, in silence, and running nothing itself. */
const settings = [
  '--no-global',
  '--location=project',
  '--no-dry-run',
  '--no-package-lock-only',
  '--save',
  '--omit=dev',
  '--include=prod',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--no-color',
  '--loglevel=error',
];

/** How npm is run. */
export interface NpmRun {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** npm is ended, too, when the process is to be */
  readonly ended: AbortSignal;
}

/** Runs npm in a directory, in silence. Rejects with a Failure that says what couldn't be done, and what npm says. */
export async function runNpm(args: readonly string[], problem: string, run: NpmRun): Promise<void> {
  const { folder, environment, ended } = run;
  const program = await findNpm(environment);
  ended.throwIfAborted();
  const child = spawn(process.execPath, [program, ...args, ...settings], {
    cwd: folder,
    env: npmVariables(environment),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const end = () => {
    child.kill();
    // What doesn't heed that has had its time: somebody waits at a terminal.
    setTimeout(() => child.kill('SIGKILL'), 3000).unref();
  };
  ended.addEventListener('abort', end);
  const [said, [status]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  ended.removeEventListener('abort', end);
  ended.throwIfAborted();
  if (status === 0) return;
  throw new Failure(
    'npm-failed',
    `${problem}, and nothing has changed. ${saidBy(said) || `npm ended with ${status}.`}`,
  );
}

/** The first lines of an error of npm's, without its code and where its log lies. */
export function saidBy(output: string): string {
  const lines = output
    .split('\n')
    .filter((line) => /^npm (?:error|ERR!)/.test(line))
    .map((line) => line.replace(/^npm (?:error|ERR!) ?/, '').trim())
    .filter((line) => line !== '' && !/^(?:code|errno|syscall|path|dest|A complete log)\b/.test(line));
  const [first, ...rest] = lines.slice(0, 3);
  return first === undefined ? '' : `npm says: ${[first, ...rest].join(' ')}`;
}
