import { excerpt } from '../excerpt.ts';
import type { Place, SourceText } from '../files/source-text.ts';
import type { Location } from '../location.ts';
import type { Project } from '../project.ts';
import { type Entry, entriesOf, isNull, kindOf, type MapValue, mapAt, type Value, valueUnder } from '../yaml/value.ts';
import { readYaml } from '../yaml/yaml-values.ts';
import { canonicalService } from './compose-canonical.ts';
import { mergeValues } from './compose-merge.ts';
import type { Environment } from './environment.ts';
import { interpolateValue } from './interpolated-value.ts';

/** One compose file, its variables replaced and its services in their long form, nothing merged into them yet. */
export interface ComposeFile {
  readonly path: string;
  /** the directory that relative paths of this file start from */
  readonly base: string;
  readonly environment: Environment;
  readonly root: MapValue;
  readonly services: ReadonlyMap<string, Entry>;
}

/** Reads compose files, each once for the same base and environment, however many extend from it. */
export type ComposeFileReader = (source: SourceText, base: string, environment: Environment) => ComposeFile;

export function composeFileReader(project: Project): ComposeFileReader {
  const known = new Map<Environment, Map<string, ComposeFile>>();
  return (source, base, environment) => {
    const files = known.get(environment) ?? new Map<string, ComposeFile>();
    known.set(environment, files);
    const key = `${source.file}\0${base}`;
    const file = files.get(key) ?? readComposeFile(source, base, environment, project);
    files.set(key, file);
    return file;
  };
}

/**
 * The compose file of a text. A file of several documents is read as the first with the others
 * laid over it, which is what compose-go does. Where there are errors in it, the release is
 * undecided, and what could be read is given.
 */
function readComposeFile(source: SourceText, base: string, environment: Environment, project: Project): ComposeFile {
  const { problems, mergeBudget } = project;
  const { documents, broken } = readYaml(source, 'compose', problems);
  if (broken) problems.undecide(`${excerpt(source.file)} can't be read as YAML to its end.`);
  let root: MapValue = mapAt({ source, start: 0, end: 0 }, new Map());
  for (const document of documents) {
    const whole = interpolateValue(document, environment, problems);
    if (whole.kind === 'map') {
      const canonical = canonicalFile(whole, base, project);
      const merged = mergeValues(root, canonical, mergeBudget);
      root = merged.kind === 'map' ? merged : root;
    } else if (!isNull(whole) && !broken) {
      invalidCompose(
        project,
        whole.place,
        `${excerpt(source.file)} holds ${kindOf(whole)} where a compose file has a map`,
        'Write the services under the key "services".',
      );
      problems.undecide(`${excerpt(source.file)} is no compose file.`);
    }
  }
  const services = valueUnder(root, 'services');
  return {
    path: source.file,
    base,
    environment,
    root,
    services: new Map(services?.kind === 'map' ? entriesOf(services) : []),
  };
}

function canonicalFile(root: MapValue, base: string, project: Project): MapValue {
  const services = root.entries.get('services');
  if (services === undefined || isNull(services.value)) return root;
  if (services.value.kind !== 'map') {
    const file = excerpt(root.place.source.file);
    invalidCompose(
      project,
      services.place,
      `"services" is ${kindOf(services.value)} in ${file}, and must be a map`,
      'Write each service under its name.',
    );
    project.problems.undecide(`"services" is no map in ${file}.`);
    return mapAt(root.place, without(root.entries, 'services'), root.tag);
  }
  const entries = new Map<string, Entry>();
  for (const [name, entry] of services.value.entries)
    entries.set(name, { ...entry, value: canonical(entry.value, base) });
  const value = mapAt(services.value.place, entries, services.value.tag);
  return mapAt(root.place, new Map(root.entries).set('services', { ...services, value }), root.tag);
}

function canonical(service: Value, base: string): Value {
  return service.kind === 'map' ? canonicalService(service, base) : service;
}

function without(entries: ReadonlyMap<string, Entry>, name: string): Map<string, Entry> {
  const rest = new Map(entries);
  rest.delete(name);
  return rest;
}

/** Something in a compose file that the builder refuses because it has the wrong shape. */
export function invalidCompose({ problems }: Project, at: Place, what: string, todo: string): void {
  problems.add('compose-invalid', at, `${what}. The builder refuses the file. ${todo}`);
}

/**
 * Tells, once, that what services take from others has used up the budget, and gives the reason for
 * what stays undecided.
 */
export function tooLarge({ problems, mergeBudget }: Project, at: Place | Location): string {
  const reason = 'The services take more from each other and from label files than is read';
  if (mergeBudget.told === undefined)
    problems.add('compose-too-large', at, `${reason}. Let fewer services share large ones.`);
  mergeBudget.told = true;
  problems.undecide(`${reason}.`);
  return `${reason}.`;
}
