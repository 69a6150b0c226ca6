import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Failure } from '../../shared/machine/failure.ts';
import type { OwnPackage } from './own-package.ts';
import { readText, writePluginList } from './plugin-file.ts';
import { readPluginList, withPlugin } from './plugin-list.ts';
import { runNpm } from './run-npm.ts';
import { staged } from './staged.ts';

/** What is to be installed where. */
export interface InstallRequest {
  /** where the balena CLI keeps its plugins */
  readonly folder: string;
  readonly own: OwnPackage;
  /** a packed file; by default this version of the package, from the registry */
  readonly file?: string | undefined;
  /** this checkout itself, by a link */
  readonly link: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

/** Has npm install the package among the CLI's plugins, and the CLI load it. Gives the version that is there now. */
export async function install({ folder, own, file, link, environment }: InstallRequest): Promise<string> {
  const { name } = own;
  const what = file ?? (link ? own.root : `${name}@${own.version}`);
  if (file !== undefined)
    await mustBeThere(resolve(file), `There is no file "${file}". Name the package as npm packs it.`);
  if (link) {
    const built = join(own.root, 'lib', 'plugin', 'hooks', 'prerun.js');
    await mustBeThere(built, `${own.root} has not been built. Run npm run build there first, and after each change.`);
  }
  let version = '';
  await staged(folder, async (copy) => {
    const path = join(copy, 'package.json');
    // Told before npm would, which says of a broken list no more than that it isn't JSON.
    const before = readPluginList(await readText(path), join(folder, 'package.json'));
    await writePluginList(path, { private: true, ...before });
    const wanted = file === undefined ? what : resolve(file);
    await runNpm(copy, ['install', ...(link ? ['--install-links=false'] : []), wanted], what, environment);
    version = await installedVersion(copy, own, what);
    await writePluginList(path, withPlugin(readPluginList(await readText(path), path), name));
  });
  return version;
}

async function installedVersion(folder: string, { name }: OwnPackage, what: string): Promise<string> {
  const text = await readText(join(folder, 'node_modules', name, 'package.json'));
  if (text !== undefined) return String((JSON.parse(text) as { version?: unknown }).version);
  throw new Failure('not-this-package', `${what} is another package than ${name}, and is not installed.`);
}

async function mustBeThere(path: string, problem: string): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw new Failure('package-missing', problem, { cause });
  });
}
