import type { Place } from '../files/source-text.ts';
import { goString } from '../yaml/plain-scalar.ts';
import { type Entry, listAt, type MapValue, mapAt, type ScalarValue, scalarAt, type Value } from '../yaml/value.ts';

/**
 * A service in the long form that compose-go brings everything into before it merges services:
 * `build: dir` as `{context: dir}`, `extends: name` as `{service: name}`, lists of labels and
 * networks as maps, one label file as a list of one. Its paths remember the directory that they
 * start from, for the service may be merged into one of another file.
 */
export function canonicalService(service: MapValue, base: string): MapValue {
  const entries = new Map(service.entries);
  change(entries, 'build', (build) => canonicalBuild(build, base));
  change(entries, 'labels', labelMap);
  change(entries, 'networks', networkMap);
  change(entries, 'label_file', (files) => canonicalFiles(files, base));
  change(entries, 'extends', (from) => canonicalExtends(from, base));
  return { ...service, entries };
}

/** Labels as a map, whichever way they are written: `- key=value`, or `- key` for an empty value. */
export function labelMap(labels: Value): Value {
  if (labels.kind !== 'list') return labels;
  const entries = new Map<string, Entry>();
  for (const item of labels.items) {
    // what is no string or number in a list of labels is kept, for someone to complain about
    const text = item.kind === 'scalar' ? goString(item.value) : '';
    const [name, value] = cut(text);
    const { key, valuePlace } = placesIn(item.place, name);
    const read = item.kind === 'scalar' ? { ...item, value, place: valuePlace } : item;
    entries.set(name, { key, place: item.place, value: read });
  }
  return mapAt(labels.place, entries, labels.tag);
}

// Where `key` and `value` stand in the item `key=value`, which may be in quotes; the whole item where that can't be told.
function placesIn(place: Place, name: string): { key: Place; valuePlace: Place } {
  const { source, start, end } = place;
  const quoted = /["']/.test(source.text[start] ?? '');
  const from = start + (quoted ? 1 : 0);
  const to = end - (quoted ? 1 : 0);
  if (!source.text.startsWith(name, from)) return { key: place, valuePlace: place };
  const equals = from + name.length;
  return {
    key: { source, start: from, end: equals },
    valuePlace: { source, start: Math.min(equals + 1, to), end: to },
  };
}

function networkMap(networks: Value): Value {
  if (networks.kind !== 'list') return networks;
  const entries = new Map<string, Entry>();
  for (const { place, ...item } of networks.items)
    if (item.kind === 'scalar') entries.set(goString(item.value), { key: place, place, value: scalarAt(place, null) });
  return mapAt(networks.place, entries, networks.tag);
}

function canonicalBuild(build: Value, base: string): Value {
  if (build.kind === 'list' || (build.kind === 'scalar' && build.value === null)) return build;
  if (build.kind === 'scalar') return wrapped('context', from(build, base));
  const entries = new Map(build.entries);
  change(entries, 'context', (context) => (context.kind === 'scalar' ? from(context, base) : context));
  change(entries, 'labels', labelMap);
  return { ...build, entries };
}

function canonicalFiles(files: Value, base: string): Value {
  const items = files.kind === 'list' ? files.items : [files];
  if (files.kind === 'map' || (files.kind === 'scalar' && files.value === null)) return files;
  return listAt(
    files.place,
    items.map((item) => (item.kind === 'scalar' ? from(item, base) : item)),
    files.tag,
  );
}

function canonicalExtends(extended: Value, base: string): Value {
  if (extended.kind === 'scalar') return extended.value === null ? extended : wrapped('service', extended);
  if (extended.kind === 'list') return extended;
  const entries = new Map(extended.entries);
  change(entries, 'file', (file) => (file.kind === 'scalar' ? from(file, base) : file));
  return { ...extended, entries };
}

function change(entries: Map<string, Entry>, name: string, into: (value: Value) => Value): void {
  const entry = entries.get(name);
  if (entry !== undefined) entries.set(name, { ...entry, value: into(entry.value) });
}

function from(path: ScalarValue, base: string): ScalarValue {
  return { ...path, base };
}

function wrapped(name: string, value: ScalarValue): MapValue {
  const { place, tag } = value;
  return mapAt(place, new Map([[name, { key: place, place, value }]]), tag);
}

function cut(text: string): [string, string] {
  const equals = text.indexOf('=');
  return equals === -1 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
