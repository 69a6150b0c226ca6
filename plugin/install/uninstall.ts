import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeLink } from './install.ts';
import { readText, writePluginList } from './plugin-file.ts';
import { hasPlugin, readPluginList, withoutPlugin } from './plugin-list.ts';
import { runNpm } from './run-npm.ts';
import { staged } from './staged.ts';

/** Takes the package out of the CLI's plugins, and what it brought. False where it wasn't among them. */
export async function uninstall(folder: string, name: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  const path = join(folder, 'package.json');
  if (!hasPlugin(readPluginList(await readText(path), path), name)) return false;
  await staged(folder, async (copy) => {
    const copied = join(copy, 'package.json');
    const list = withoutPlugin(readPluginList(await readText(copied), path), name);
    if (list === undefined) {
      for (const piece of ['node_modules', 'package-lock.json', 'package.json']) {
        await rm(join(copy, piece), { recursive: true, force: true });
      }
      return;
    }
    await removeLink(copy, name);
    await runNpm(copy, ['uninstall', name], `${name} can't be taken out`, environment);
    await writePluginList(copied, withoutPlugin(readPluginList(await readText(copied), path), name) ?? {});
  });
  return true;
}
