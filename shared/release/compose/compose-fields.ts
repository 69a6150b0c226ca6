import type { Place } from '../files/source-text.ts';
import type { Requirement } from '../service/requirement-labels.ts';
import { entriesOf, entryOf, type Value, valueUnder } from '../yaml/value.ts';

/** The fields of a service that builders before the compose parser refused or dropped. */
const newFields = [
  'annotations',
  'attach',
  'cgroup',
  'cpu_rt_runtime',
  'cpu_rt_period',
  'cpus',
  'device_cgroup_rules',
  'post_start',
  'pre_stop',
  'uts',
  'volumes_from',
];

/** The same under each of a service's networks. */
const newNetworkFields = ['ipv6_address', 'mac_address', 'driver_opts', 'gw_priority', 'priority'];

/** How many of a service's network fields are named; one is enough for the requirement. */
const fieldLimit = 100;

export interface NewField {
  readonly name: string;
  readonly place: Place;
}

export type ComposeFieldReading = (service: Value) => NewField[];

/**
 * Finds the fields of a service for which the compose parser adds a requirement on the compose
 * specification. A field that is empty, or zero, isn't there by the time the parser looks.
 * Networks that services share are looked through once.
 */
export function composeFieldReading(): ComposeFieldReading {
  const known = new Map<Value, NewField[]>();
  return (service) => {
    const networks = valueUnder(service, 'networks');
    if (networks === undefined) return fieldsOf(service);
    const used = known.get(networks) ?? networkFields(networks);
    known.set(networks, used);
    return [...fieldsOf(service), ...used.slice(0, fieldLimit)];
  };
}

function fieldsOf(service: Value): NewField[] {
  const fields = present(service, newFields, '');
  const pid = valueUnder(service, 'pid');
  const place = entryOf(service, 'pid')?.place;
  if (place !== undefined && pid?.kind === 'scalar' && String(pid.value).startsWith('service:'))
    fields.push({ name: 'pid: service:…', place });
  fields.push(...present(valueUnder(service, 'healthcheck'), ['start_interval'], 'healthcheck.'));
  return fields;
}

function networkFields(networks: Value): NewField[] {
  if (networks.kind !== 'map') return [];
  const fields: NewField[] = [];
  for (const [name, { value }] of entriesOf(networks))
    fields.push(...present(value, newNetworkFields, `networks.${name}.`));
  return fields;
}

function present(map: Value | undefined, names: readonly string[], prefix: string): NewField[] {
  const fields: NewField[] = [];
  for (const name of names) {
    const entry = entryOf(map, name);
    if (entry !== undefined && !isOmitted(name, entry.value)) fields.push({ name: prefix + name, place: entry.place });
  }
  return fields;
}

// compose-go leaves out what is empty when it writes the service as JSON; `attach: false` it keeps.
function isOmitted(name: string, value: Value): boolean {
  if (value.kind === 'map') return value.entries.size === 0;
  if (value.kind === 'list') return value.items.length === 0;
  if (value.value === null || value.value === '') return true;
  return name !== 'attach' && (Number(value.value) === 0 || value.value === false);
}

/** The requirement that the parser adds for them. No Supervisor up to 19.0.5 has what it asks for. */
export function composeRequirement({ place }: NewField): Requirement {
  return { body: { type: 'sw.spec', slug: 'compose', version: '>=2' }, place };
}
