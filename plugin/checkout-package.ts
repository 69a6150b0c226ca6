import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Interfaces } from '@oclif/core';

/**
 * The package's description as it is in a checkout, where the commands are sources beside the binary's. Its hooks are
 * for the balena CLI alone.
 */
export function checkoutPackage(pluginFolder: string): Interfaces.PJSON {
  const description = JSON.parse(readFileSync(join(pluginFolder, '..', 'package.json'), 'utf8')) as Interfaces.PJSON;
  return { ...description, oclif: { ...description.oclif, commands: './commands', hooks: {} } };
}
