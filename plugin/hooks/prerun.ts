import type { Hook } from '@oclif/core';

/** the CLI's commands that may make a release out of a project */
const guarded = new Set(['push', 'deploy']);

/**
 * Runs inside the balena CLI before each of its commands, and is there for two of them. Until it knows that it is
 * one of these it loads nothing, so that all others take as long as without it.
 */
const prerun: Hook<'prerun'> = async ({ Command, argv, config }) => {
  if (config.bin !== 'balena' || !guarded.has(Command.id)) return;
  // Where nobody can read standard error, a push that may go on goes on, and one that is to stop stops.
  process.stderr.on('error', ignore);
  try {
    const { guard } = await import('../guard/guard.ts');
    await guard(Command, argv);
  } catch (error) {
    // Whatever is wrong with this plugin, it isn't what keeps somebody from pushing.
    const [why = ''] = String(error instanceof Error ? error.message : error).split('\n', 1);
    const shown = why.replaceAll(/[^ -~]/g, '?');
    process.stderr.write(
      `balena-contracts is broken (${shown}), and nothing was checked. Install it anew: npx balena-contracts install\n`,
    );
  } finally {
    // What could not be written is told a turn later.
    await new Promise(setImmediate);
    process.stderr.off('error', ignore);
  }
};

function ignore(): void {}

export default prerun;
