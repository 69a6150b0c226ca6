import { Failure } from '../../shared/machine/failure.ts';

/** The package.json of the CLI's data directory: which plugins it loads, and what npm has installed for them. */
export type PluginList = Readonly<Record<string, unknown>>;

interface Entry {
  readonly type: string;
  readonly name: string;
}

/** Reads it; an empty one where there is none. What stands in it belongs to others, so what isn't understood is refused. */
export function readPluginList(text: string | undefined, path: string): PluginList {
  if (text === undefined) return {};
  const list = parsed(text);
  const plugins = isRecord(list) ? pluginsOf(list) : undefined;
  if (isRecord(list) && plugins) return list;
  throw new Failure(
    'plugins-unreadable',
    `${path} is no list of plugins as the balena CLI keeps it, and is left alone. Mend it or take it away, and try again.`,
  );
}

/** The list with this package among what npm is to install, as npm has written it, of whatever kind, in another list. */
export function withDependency(list: PluginList, name: string, from: PluginList): PluginList {
  const asked = kinds.map((kind) => (isRecord(from[kind]) ? from[kind][name] : undefined)).find(Boolean);
  if (asked === undefined) return list;
  return { ...list, dependencies: { ...(isRecord(list['dependencies']) ? list['dependencies'] : {}), [name]: asked } };
}

/** The list with this package in it, once, and all others as they were. */
export function withPlugin(list: PluginList, name: string): PluginList {
  const entry: Entry = { type: 'user', name };
  const plugins = pluginsOf(list) ?? [];
  const others = plugins.filter((each) => !isNamed(each, name));
  return { private: true, ...list, oclif: { schema: 1, ...oclifOf(list), plugins: [...others, entry] } };
}

/** The list without this package, as a plugin and as something installed. */
export function withoutPlugin(list: PluginList, name: string): PluginList {
  const plugins = (pluginsOf(list) ?? []).filter((each) => !isNamed(each, name));
  return { ...withoutDependencies(list, [name]), oclif: { ...oclifOf(list), plugins } };
}

/** where npm lists what is to be installed; the last two are the same, and lists of names */
const kinds = [
  'dependencies',
  'optionalDependencies',
  'devDependencies',
  'peerDependencies',
  'bundleDependencies',
  'bundledDependencies',
] as const;

/** The list without some packages among what is to be installed, of whatever kind. */
export function withoutDependencies(list: PluginList, names: readonly string[]): PluginList {
  const others = kinds.flatMap((kind) => {
    const listed = list[kind];
    if (Array.isArray(listed)) return [[kind, listed.filter((each) => !names.includes(each))]];
    if (!isRecord(listed)) return [];
    return [[kind, Object.fromEntries(Object.entries(listed).filter(([name]) => !names.includes(name)))]];
  });
  return { ...list, ...Object.fromEntries(others) };
}

/** The names of all that is to be installed, of whatever kind. */
export function dependenciesOf(list: PluginList): string[] {
  return kinds.flatMap((kind) => (isRecord(list[kind]) ? Object.keys(list[kind]) : []));
}

/** The names of the plugins that the CLI loads. */
export function pluginNames(list: PluginList): string[] {
  const names = (pluginsOf(list) ?? []).map((each) => (isRecord(each) ? each['name'] : each));
  return names.filter((name) => typeof name === 'string');
}

/** Whether a list says nothing: no plugin, no package, and nothing that somebody else wrote there. */
export function isEmptyList(list: PluginList): boolean {
  const { private: _, dependencies = {}, oclif = {}, ...others } = list;
  const { schema: __, plugins = [], ...oclifs } = Object(oclif) as Readonly<Record<string, unknown>>;
  return [others, oclifs, plugins, dependencies].every((each) => Object.keys(Object(each)).length === 0);
}

/** Whether the CLI loads this package, in whatever way. */
export function hasPlugin(list: PluginList, name: string): boolean {
  return (pluginsOf(list) ?? []).some((each) => isNamed(each, name));
}

/** undefined where it is something else than a list */
function pluginsOf(list: PluginList): readonly unknown[] | undefined {
  const { oclif = {} } = list;
  if (!isRecord(oclif)) return undefined;
  const { plugins = [] } = oclif;
  return Array.isArray(plugins) ? plugins : undefined;
}

function oclifOf(list: PluginList): Readonly<Record<string, unknown>> {
  return isRecord(list['oclif']) ? list['oclif'] : {};
}

/** an entry may also be just a name */
function isNamed(entry: unknown, name: string): boolean {
  return entry === name || (isRecord(entry) && entry['name'] === name);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
