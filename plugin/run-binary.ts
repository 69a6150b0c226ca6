import { Config, flush, handle, run } from '@oclif/core';
import { checkoutPackage } from './checkout-package.ts';

/**
 * Runs the plugin's commands without the balena CLI. Here `check` is short for `contracts:check`.
 *
 * As a package it runs what was compiled; from a checkout the sources themselves, so that no build
 * can be stale.
 */
export async function runBinary(argv: readonly string[]): Promise<void> {
  try {
    const here = import.meta.dirname;
    const fromSources = import.meta.filename.endsWith('.ts');
    const config = await Config.load(fromSources ? { root: here, pjson: checkoutPackage(here) } : here);
    const [first, ...rest] = argv;
    const isShort = first !== undefined && config.findCommand(`contracts:${first}`) !== undefined;
    await run(isShort ? [`contracts:${first}`, ...rest] : [...argv], config);
    await flush();
  } catch (error) {
    await handle(error instanceof Error ? error : new Error(String(error)));
  }
}
