import { cp, lstat, readdir, realpath, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { readText, writePluginList } from './plugin-file.ts';
import { dependenciesOf, type PluginList, pluginNames, withoutDependencies } from './plugin-list.ts';

/** A data directory whose copy npm is to change. */
export interface Staging {
  readonly folder: string;
  readonly copy: string;
  /** of the package that is installed or taken out */
  readonly name: string;
  /** the list of plugins without that package */
  readonly list: PluginList;
}

/**
 * Has npm change the copy, and puts back what it took away of others. npm removes each package that no list of
 * dependencies asks for; but the CLI loads a plugin also where somebody has just put it there, or a link to it.
 */
export async function npmAmongOthers(staging: Staging, npm: () => Promise<void>): Promise<void> {
  const { folder, copy, name, list } = staging;
  const [from, to] = [join(folder, 'node_modules'), join(copy, 'node_modules')];
  const there = (await packagesIn(from)).filter((each) => each !== name);
  const links = await kept(there, (each) => leadsOut(from, each));
  // npm would follow a link, and install and remove things in the checkout that it leads to.
  for (const link of links) await rm(join(to, link), { force: true });
  await writePluginList(join(copy, 'package.json'), withoutDependencies(list, links));
  await npm();
  const npms = await npmsOwn(staging);
  const putBack = async (each: string): Promise<void> => {
    if (!there.includes(each) || (await isThere(join(to, each)))) return;
    await cp(join(from, each), join(to, each), { recursive: true, verbatimSymlinks: true });
    for (const needed of await needs(join(to, each), links.includes(each))) await putBack(needed);
  };
  for (const each of there) if (links.includes(each) || !npms.has(each)) await putBack(each);
}

/** Whether it is a link to a checkout; a way of npm's to lay out packages has links within. */
async function leadsOut(modules: string, name: string): Promise<boolean> {
  const path = join(modules, name);
  if (!(await lstat(path)).isSymbolicLink()) return false;
  const target = await realpath(path).catch(() => undefined);
  return !target?.startsWith(`${await realpath(modules)}${sep}`);
}

/** The packages at the top of a `node_modules`, `@scope/name` among them. None where it isn't there. */
export async function packagesIn(modules: string): Promise<string[]> {
  const entries = (await readdir(modules, { withFileTypes: true }).catch(() => [])).filter(
    ({ name }) => !name.startsWith('.'),
  );
  const names = entries.map(async (entry) => {
    if (!entry.name.startsWith('@') || !entry.isDirectory()) return [entry.name];
    return (await readdir(join(modules, entry.name))).map((within) => `${entry.name}/${within}`);
  });
  return (await Promise.all(names)).flat();
}

/**
 * What npm has put there by itself, and may remove: what its locks say it has, but nothing for developers of others,
 * which we have it leave out, and no plugin that it isn't asked for.
 */
async function npmsOwn({ folder, list }: Staging): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const lock of ['package-lock.json', 'node_modules/.package-lock.json']) {
    for (const [path, { extraneous, dev, devOptional }] of Object.entries(await lockedIn(join(folder, lock)))) {
      if (!extraneous && !dev && !devOptional) names.add(path.replace(/^node_modules\//, ''));
    }
  }
  const asked = dependenciesOf(list);
  for (const plugin of pluginNames(list)) if (!asked.includes(plugin)) names.delete(plugin);
  return names;
}

interface Locked {
  readonly extraneous?: unknown;
  readonly dev?: unknown;
  readonly devOptional?: unknown;
}

async function lockedIn(path: string): Promise<Readonly<Record<string, Locked>>> {
  try {
    return Object(JSON.parse((await readText(path)) ?? '{}').packages);
  } catch {
    return {};
  }
}

/** What a package asks for by name. What is behind a link has that in its own place. */
async function needs(folder: string, isLink: boolean): Promise<readonly string[]> {
  if (isLink) return [];
  try {
    return dependenciesOf(JSON.parse((await readText(join(folder, 'package.json'))) ?? '{}'));
  } catch {
    return [];
  }
}

async function kept<Item>(items: readonly Item[], test: (item: Item) => Promise<boolean>): Promise<Item[]> {
  const passes = await Promise.all(items.map(test));
  return items.filter((_, index) => passes[index]);
}

/** also where it is a link that leads nowhere */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
