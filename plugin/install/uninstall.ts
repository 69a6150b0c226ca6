import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isThere, npmAmongOthers } from './among-others.ts';
import { readText, writePluginList } from './plugin-file.ts';
import { dependenciesOf, hasPlugin, isEmptyList, readPluginList, withoutPlugin } from './plugin-list.ts';
import { runNpm } from './run-npm.ts';
import { lists, staged } from './staged.ts';

/** Takes the package out of the CLI's plugins, and what it brought. False where it wasn't among them. */
export async function uninstall(folder: string, name: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  const path = join(folder, 'package.json');
  const there = readPluginList(await readText(path), path);
  // Also what is left of it where somebody has taken just the entry away, or the list.
  const isOf = hasPlugin(there, name) || dependenciesOf(there).includes(name);
  if (!isOf && !(await isThere(join(folder, 'node_modules', name)))) return false;
  await staged(folder, async (copy, ended) => {
    const copied = join(copy, 'package.json');
    const list = withoutPlugin(readPluginList(await readText(copied), path), name);
    // npm would follow a link to a checkout.
    await rm(join(copy, 'node_modules', name), { recursive: true, force: true });
    await npmAmongOthers({ folder, copy, name, list }, async () => {
      // Nothing that npm knows of is left then, and it leaves empty directories behind.
      if (isEmptyList(list)) await rm(join(copy, 'node_modules'), { recursive: true, force: true });
      else await runNpm(['uninstall', name], `${name} can't be taken out`, { folder: copy, environment, ended });
    });
    if (isEmptyList(list)) for (const piece of lists) await rm(join(copy, piece), { force: true });
    else await writePluginList(copied, list);
  });
  return true;
}
