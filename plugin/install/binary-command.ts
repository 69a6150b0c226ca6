import { homedir } from 'node:os';
import { parseArgs } from 'node:util';
import { Errors } from '@oclif/core';
import { escapeTerminal } from '../../shared/report/index.ts';
import { misfits } from './cli-fit.ts';
import { dataDirectory } from './data-directory.ts';
import { findCli } from './found-cli.ts';
import { install } from './install.ts';
import { ownPackage } from './own-package.ts';
import { uninstall } from './uninstall.ts';
import { installHelp, uninstallHelp } from './usage.ts';

/** The commands that the binary alone has: the balena CLI needs none to install what it has loaded already. */
export type BinaryCommand = 'install' | 'uninstall';

/** Runs one of them. Rejects with a Failure, or an error of usage as oclif's are. */
export async function runBinaryCommand(command: BinaryCommand, argv: readonly string[]): Promise<void> {
  const { file, link, help } = parsed(command, argv);
  if (help) return say(command === 'install' ? installHelp : uninstallHelp);
  const { env: environment, platform } = process;
  const folder = dataDirectory({ platform, environment, homedir: homedir() });
  const own = ownPackage();
  if (command === 'uninstall') {
    const was = await uninstall(folder, own.name, environment);
    const done = `The balena CLI has the plugin no more; it is gone from ${folder}.`;
    return say(was ? done : `The plugin is not installed in ${folder}. There is nothing to undo.`);
  }
  const needs = { node: own.engines.node, oclif: own.dependencies['@oclif/core'] ?? '*' };
  const cli = await findCli(environment);
  for (const misfit of misfits(cli, needs)) process.stderr.write(`Warning: ${escapeTerminal(misfit)}\n`);
  if (process.stderr.isTTY) process.stderr.write('Installing …\n');
  const version = await install({ folder, own, file, link, environment });
  say(`${own.name} ${version} is installed${cli && 'version' in cli ? ` for the balena CLI ${cli.version}` : ''}, in ${folder}.

  balena contracts check FLEET   tells which devices would refuse a release
  balena push FLEET              asks that before it builds

BALENA_CONTRACTS=off switches the latter off. To undo all: npx ${own.name} uninstall`);
}

function parsed(command: BinaryCommand, argv: readonly string[]) {
  try {
    const { help = false, link = false, positionals } = options(command, [...argv]);
    const [file, second] = positionals;
    if (second !== undefined) throw new Error(`Unexpected argument: ${second}`);
    if (file !== undefined && link) throw new Error('--link installs the checkout itself, and no file');
    return { file, link, help };
  } catch (error) {
    // Node explains at length how else it could be meant.
    throw new Errors.CLIError(
      String(error instanceof Error ? error.message : error)
        .split('. ', 1)
        .join(),
    );
  }
}

function options(command: BinaryCommand, args: string[]) {
  const help = { type: 'boolean', short: 'h' } as const;
  if (command === 'uninstall') return { ...parseArgs({ args, options: { help } }).values, positionals: [] };
  const { values, positionals } = parseArgs({
    args,
    options: { help, link: { type: 'boolean' } },
    allowPositionals: true,
  });
  return { ...values, positionals };
}

function say(text: string): void {
  const lines = text.split('\n').map(escapeTerminal);
  process.stdout.write(`${lines.join('\n')}\n`);
}
