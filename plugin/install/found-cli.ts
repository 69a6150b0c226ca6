import { execFile } from 'node:child_process';
import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { onPath } from './on-path.ts';

/** A balena CLI, as far as its files tell. */
export interface FoundCli {
  /** where its package lies */
  readonly root: string;
  readonly version: string;
  /** of its copy of oclif; undefined where that can't be found */
  readonly oclif?: string | undefined;
  /** of the Node that runs it; undefined where that can't be asked */
  readonly node?: string | undefined;
}

/** What is called so and isn't known to be it: a shim of a manager of versions, say, or somebody's own script. */
export interface UnknownCli {
  readonly program: string;
}

/** The balena CLI that a shell would run; undefined where there is none. */
export async function findCli(environment: NodeJS.ProcessEnv): Promise<FoundCli | UnknownCli | undefined> {
  const program = await onPath('balena', environment);
  if (program === undefined) return undefined;
  // A link leads into the package; for Windows there are scripts, npm's beside the packages, the installer's beside the CLI.
  const start = dirname(await realpath(program));
  const root =
    (await packageAbove(start)) ??
    (await packageAt(join(start, 'node_modules', 'balena-cli'))) ??
    (await packageAt(join(start, '..', 'client')));
  if (root === undefined) return { program };
  const version = (await versionOf(root)) ?? '';
  return { root, version, oclif: await oclifOf(root), node: await nodeOf(root, environment) };
}

async function packageAbove(folder: string): Promise<string | undefined> {
  const found = await packageAt(folder);
  const parent = dirname(folder);
  return found ?? (parent === folder ? undefined : packageAbove(parent));
}

async function packageAt(folder: string): Promise<string | undefined> {
  const { name } = await description(folder);
  return name === 'balena-cli' ? folder : undefined;
}

/** oclif lies among the CLI's own packages, or beside the CLI */
async function oclifOf(root: string): Promise<string | undefined> {
  const within = await versionOf(join(root, 'node_modules', '@oclif', 'core'));
  const above = dirname(root);
  return within ?? (basename(above) === 'node_modules' ? versionOf(join(above, '@oclif', 'core')) : undefined);
}

/** The CLI's installers bring a Node along; else it runs on the one of the path. */
async function nodeOf(root: string, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const node of [join(root, 'bin', name), await onPath('node', environment)]) {
    const answer = node && (await promisify(execFile)(node, ['--version']).catch(() => undefined));
    if (answer) return answer.stdout.trim().replace(/^v/, '');
  }
  return undefined;
}

async function versionOf(folder: string): Promise<string | undefined> {
  const { version } = await description(folder);
  return typeof version === 'string' ? version : undefined;
}

async function description(folder: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return Object(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  } catch {
    return {};
  }
}
