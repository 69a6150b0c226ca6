import { entriesOf, entryOf, excerpt, listed, type Place, type Value, valueUnder } from '../../../release/index.ts';
import type { LintedProject } from '../../linted-project.ts';
import type { Rule } from '../../rule.ts';

/** how many further places are named */
const namedPlaces = 20;

/** Fields that balena's compose parser refuses, whatever they hold. */
const ofServices = [
  ...['blkio_config', 'configs', 'cpu_count', 'cpu_percent', 'cpu_period', 'credential_spec', 'deploy', 'develop'],
  ...['external_links', 'gpus', 'isolation', 'links', 'logging', 'mem_swappiness', 'memswap_limit', 'oom_kill_disable'],
  ...['platform', 'pull_policy', 'runtime', 'scale', 'secrets', 'stdin_open', 'storage_opt'],
];
const ofBuilds = [
  ...['additional_contexts', 'cache_to', 'dockerfile_inline', 'entitlements', 'isolation', 'network', 'no_cache'],
  ...['platforms', 'privileged', 'pull', 'secrets', 'ssh', 'tags', 'ulimits'],
];
const ofTheWhole = ['secrets', 'configs'];

/** What may be mounted all the same: the parser makes labels of these. */
const mountable = [
  ...['/var/run/docker.sock', '/var/run/balena-engine.sock', '/run/dbus', '/sys', '/proc', '/lib/modules'],
  ...['/lib/firmware', '/var/log/journal', '/run/log/journal', '/etc/machine-id'],
];

interface Refused {
  readonly name: string;
  readonly at: Place;
}

/** What builders refuse for reasons that have nothing to do with contracts: one warning for all of it. */
export const refusedFields: Rule = (project) => {
  const found = [...new Map(refusedIn(project).map((one) => [one.at, one])).values()];
  const [first, ...others] = found;
  if (first === undefined) return [];
  const names = [...new Set(found.map(({ name }) => name))];
  return [
    {
      code: 'compose-field-refused',
      at: first.at,
      message: `Builders refuse ${listed(names.map(excerpt))}, whatever the contracts say. Leave ${names.length === 1 ? 'it' : 'them'} out.`,
      ...(others.length > 0 && {
        related: others.slice(0, namedPlaces).map(({ name, at }) => ({ at, message: `${excerpt(name)} is refused` })),
      }),
    },
  ];
};

function refusedIn({ read: { written }, services }: LintedProject): Refused[] {
  return [
    ...written.composeFiles.flatMap(({ root }) => present(root, ofTheWhole, 'top-level ')),
    ...services.flatMap(({ written: { fields } }) =>
      fields === undefined
        ? []
        : [
            ...present(fields, ofServices, ''),
            ...present(valueUnder(fields, 'build'), ofBuilds, 'build.'),
            ...bindMounts(valueUnder(fields, 'volumes')),
          ],
    ),
  ];
}

// compose-go leaves out what is empty or false, and the parser never sees it
function present(map: Value | undefined, names: readonly string[], prefix: string): Refused[] {
  return names.flatMap((name) => {
    const entry = entryOf(map, name);
    return entry === undefined || isNothing(entry.value) ? [] : [{ name: prefix + name, at: entry.place }];
  });
}

function isNothing(value: Value): boolean {
  if (value.kind === 'map') return [...entriesOf(value)].length === 0;
  if (value.kind === 'list') return value.items.length === 0;
  return value.value === null || value.value === '' || value.value === false || Number(value.value) === 0;
}

function bindMounts(volumes: Value | undefined): Refused[] {
  if (volumes?.kind !== 'list') return [];
  return volumes.items.flatMap((item) => {
    const source = item.kind === 'map' ? longSource(item) : shortSource(item);
    return source === undefined || mountable.includes(source) ? [] : [{ name: 'a bind mount', at: item.place }];
  });
}

function shortSource(item: Value): string | undefined {
  const text = item.kind === 'scalar' ? String(item.value) : '';
  const [source = '', target] = text.split(':');
  return target !== undefined && /^[./~]/.test(source) ? source : undefined;
}

function longSource(item: Value): string | undefined {
  const [type, source] = [valueUnder(item, 'type'), valueUnder(item, 'source')];
  if (type?.kind !== 'scalar' || type.value !== 'bind') return undefined;
  return source?.kind === 'scalar' ? String(source.value) : '';
}
