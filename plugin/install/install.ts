import { access, mkdir, rm, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../../shared/machine/failure.ts';
import { npmAmongOthers } from './among-others.ts';
import type { OwnPackage } from './own-package.ts';
import { readText, writePluginList } from './plugin-file.ts';
import { type PluginList, readPluginList, withDependency, withoutPlugin, withPlugin } from './plugin-list.ts';
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

/** Puts the package among the CLI's plugins, and has the CLI load it. Gives the version that is there now. */
export async function install(request: InstallRequest): Promise<string> {
  const { folder, own, file, link } = request;
  if (file !== undefined)
    await mustBeThere(resolve(file), `There is no file "${file}". Name the package as npm packs it.`);
  if (link) {
    const built = join(own.root, 'lib', 'plugin', 'hooks', 'prerun.js');
    await mustBeThere(built, `${own.root} has not been built. Run npm run build there first, and after each change.`);
  }
  let version = '';
  await staged(folder, async (copy, ended) => {
    const path = join(copy, 'package.json');
    // Looked at before npm does, which says of a broken list no more than that it isn't JSON.
    const before = readPluginList(await readText(path), join(folder, 'package.json'));
    const list = { private: true, ...withoutPlugin(before, own.name) };
    // What is there of it goes first: what is there afterwards is then what was installed, and npm follows no link.
    await rm(join(copy, 'node_modules', own.name), { recursive: true, force: true });
    version = await (link ? linked(copy, own) : installed(copy, list, request, ended));
    // Of what npm writes just this package counts: the rest is others', and stays to the letter.
    const after = link ? {} : readPluginList(await readText(path), path);
    await writePluginList(path, withPlugin(withDependency(list, own.name, after), own.name));
  });
  return version;
}

/** Has npm install the package, with what it depends on. */
async function installed(
  copy: string,
  list: PluginList,
  { folder, own, file, environment }: InstallRequest,
  ended: AbortSignal,
): Promise<string> {
  const what = file ?? `${own.name}@${own.version}`;
  const args = ['install', file === undefined ? what : resolve(file)];
  await npmAmongOthers({ folder, copy, name: own.name, list }, () =>
    runNpm(args, `${what} can't be installed`, { folder: copy, environment, ended }),
  );
  return installedVersion(copy, own, what);
}

/** Links a checkout. Not by npm, which would see to what is installed in the checkout as well. */
async function linked(copy: string, { root, name, version }: OwnPackage): Promise<string> {
  const path = join(copy, 'node_modules', name);
  await mkdir(dirname(path), { recursive: true });
  // The third is for Windows, where it needs no rights.
  await symlink(root, path, 'junction');
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
