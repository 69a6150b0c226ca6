import { isDeepStrictEqual } from 'node:util';
import { excerpt, quoted } from '../excerpt.ts';
import { missingFile, readSource } from '../files/read-source.ts';
import type { Place, SourceText } from '../files/source-text.ts';
import type { Project } from '../project.ts';
import { toJson } from '../yaml/json-value.ts';
import { type Entry, entriesOf, type Value, valueUnder } from '../yaml/value.ts';
import { type ExtendedService, type ExtendsReading, extendsReading } from './compose-extends.ts';
import { type ComposeFile, type ComposeFileReader, composeFileReader, invalidCompose } from './compose-file.ts';
import { type Include, includeEnvironment, includesOf } from './compose-include.ts';
import { mergeValues } from './compose-merge.ts';
import type { Environment } from './environment.ts';

/** What a project's compose files say together. */
export interface Composition {
  readonly services: ReadonlyMap<string, ComposeService>;
  /** of the top level, by name; a name may come more than once */
  readonly networks: readonly (readonly [string, Value])[];
  readonly volumes: readonly (readonly [string, Value])[];
  /** the files that it was read from, the first one first */
  readonly files: readonly ComposeFile[];
}

export interface ComposeService extends ExtendedService {
  readonly key: Place;
  /** the directory that a build without context is in */
  readonly base: string;
}

/**
 * The composition that begins with one compose file: its services, each with what it extends
 * merged into it, then those of the files that it includes, and so on. A service that two files
 * write differently is refused. Files that are included go on including, until one comes back to
 * a file that is still being read.
 */
export async function readComposition(
  project: Project,
  source: SourceText,
  environment: Environment,
): Promise<Composition> {
  const readFile = composeFileReader(project);
  const extending = extendsReading(project, readFile);
  const file = readFile(source, '', environment);
  return compose({ project, readFile, extending, way: [source.file] }, [file]);
}

interface Reading {
  readonly project: Project;
  readonly readFile: ComposeFileReader;
  readonly extending: ExtendsReading;
  /** the files that are being read, from the first one down to this */
  readonly way: readonly string[];
}

interface Growing {
  readonly services: Map<string, ComposeService>;
  readonly networks: (readonly [string, Value])[];
  readonly volumes: (readonly [string, Value])[];
  readonly files: ComposeFile[];
}

async function compose(reading: Reading, files: readonly ComposeFile[]): Promise<Composition> {
  const all: Growing = { services: new Map(), networks: [], volumes: [], files: [...files] };
  for (const file of files) {
    for (const [name, entry] of file.services) {
      const extended = await reading.extending.extend(file, name, entry);
      const service = { ...extended, key: entry.key, base: file.base };
      const known = all.services.get(name);
      all.services.set(name, known === undefined ? service : overridden(reading.project, known, service));
    }
    for (const part of ['networks', 'volumes'] as const) all[part].push(...partOf(file, part));
  }
  for (const file of files)
    for (const include of includesOf(file, reading.project)) {
      if (reading.project.includeBudget.left < 0 || reading.project.mergeBudget.left < 0) break;
      const included = await readInclude(reading, file, include);
      if (included !== undefined) join(reading.project, all, included);
    }
  return all;
}

function overridden({ mergeBudget }: Project, known: ComposeService, over: ComposeService): ComposeService {
  const undecided = known.undecided ?? over.undecided;
  const value = mergeValues(known.value, over.value, mergeBudget);
  return { ...known, value, ...(undecided !== undefined && { undecided }) };
}

function partOf(file: ComposeFile, name: string): [string, Value][] {
  const part = valueUnder(file.root, name);
  if (part?.kind !== 'map') return [];
  return [...entriesOf(part)].map(([key, { value }]: [string, Entry]) => [key, value]);
}

function join({ problems, mergeBudget }: Project, all: Growing, included: Composition): void {
  // that nothing is left is told when all is read
  mergeBudget.left -= included.services.size;
  if (mergeBudget.left < 0) return;
  for (const [name, service] of included.services) {
    const known = all.services.get(name);
    if (known === undefined) all.services.set(name, service);
    else if (known.value !== service.value && !isDeepStrictEqual(toJson(known.value), toJson(service.value))) {
      const said = `Service ${quoted(name)} is also written, differently, in ${excerpt(service.key.source.file)}`;
      problems.add(
        'include-conflict',
        known.key,
        `${said}, which is included. The builder refuses the release; rename or remove one of the two.`,
      );
      all.services.set(name, { ...known, undecided: `${said}.` });
    }
  }
  all.networks.push(...included.networks);
  all.volumes.push(...included.volumes);
  all.files.push(...included.files);
}

async function readInclude(
  { project, readFile, extending, way }: Reading,
  from: ComposeFile,
  include: Include,
): Promise<Composition | undefined> {
  const { problems, includeBudget } = project;
  includeBudget.left -= include.paths.length + (include.envFiles?.length ?? 0);
  if (includeBudget.left < 0) {
    invalidCompose(project, include.place, 'More files are included than are read', 'Include fewer files.');
    problems.undecide('More files are included than are read.');
    return undefined;
  }
  const environment = await includeEnvironment(project, from, include);
  const files: ComposeFile[] = [];
  const here: string[] = [];
  for (const path of include.paths) {
    const what = 'the included file';
    const sent = await project.sent.isSent(path);
    const wanted = { what, at: include.place };
    const read = sent ? await readSource(project.files, '', path, wanted, problems) : ({ kind: 'missing' } as const);
    if (read.kind === 'refused') problems.undecide(read.reason);
    else if (read.kind === 'missing') problems.undecide(missingFile(what, path, include.place, problems, sent));
    else if (way.includes(read.source.file)) {
      const said = `${excerpt(from.path)} includes ${excerpt(read.source.file)}, which in the end includes itself`;
      problems.add(
        'include-cycle',
        include.place,
        `${said}. The builder refuses the release; remove one of the includes.`,
      );
      problems.undecide(`${said}.`);
    } else {
      here.push(read.source.file);
      files.push(readFile(read.source, include.base, environment));
    }
  }
  return compose({ project, readFile, extending, way: [...way, ...here] }, files);
}
