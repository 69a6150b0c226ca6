import { Config, run } from '@oclif/core';
import { checkoutPackage } from './checkout-package.ts';

/**
 * Runs the plugin's commands without the balena CLI. Here `check` is short for `contracts:check`,
 * `help check` for its help, and no argument at all for the list of commands.
 *
 * As a package it runs what was compiled; from a checkout the sources themselves, so that no build
 * can be stale.
 */
export async function runBinary(argv: readonly string[]): Promise<void> {
  try {
    const [command = '', ...rest] = helpLast(argv);
    if (command === 'install' || command === 'uninstall') {
      const { runBinaryCommand } = await import('./install/binary-command.ts');
      return await runBinaryCommand(command, rest);
    }
    const here = import.meta.dirname;
    const fromSources = import.meta.filename.endsWith('.ts');
    const config = await Config.load(fromSources ? { root: here, pjson: checkoutPackage(here) } : here);
    await run(
      longForm(argv, (id) => config.findCommand(id) !== undefined),
      config,
    );
    if (asksForList(argv)) await listBinaryCommands();
  } catch (error) {
    // Loaded when needed: what succeeds never pays for it.
    const { printFailure } = await import('./print-failure.ts');
    await printFailure(error, argv.includes('--json'));
  }
}

/** `help install` is the same as `install --help`. */
function helpLast(argv: readonly string[]): readonly string[] {
  return argv[0] === 'help' && argv.length > 1 ? [...argv.slice(1), '--help'] : argv;
}

function asksForList([first, ...rest]: readonly string[]): boolean {
  return first === undefined || (['--help', '-h', 'help'].includes(first) && rest.length === 0);
}

/** The two that oclif doesn't know, for the balena CLI, which loads all that it does, has no use for them. */
async function listBinaryCommands(): Promise<void> {
  const { binaryCommandsList } = await import('./install/usage.ts');
  process.stdout.write(binaryCommandsList);
}

/** What oclif is to be asked for a short form. */
function longForm(argv: readonly string[], isCommand: (id: string) => boolean): string[] {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h') return ['contracts', '--help'];
  if (first === 'version' || first === '-v') return ['--version'];
  if (first === 'help') return [...longForm(rest, isCommand), ...(rest.length > 0 ? ['--help'] : [])];
  return isCommand(`contracts:${first}`) ? [`contracts:${first}`, ...rest] : [...argv];
}
