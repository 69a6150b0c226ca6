import { excerpt, quoted } from '../excerpt.ts';
import { directoryOf, joinPath } from '../files/project-path.ts';
import { missingFile, readSource } from '../files/read-source.ts';
import type { Place } from '../files/source-text.ts';
import type { Project } from '../project.ts';
import { type Entry, entryOf, type MapValue, type ScalarValue, type Value, valueUnder } from '../yaml/value.ts';
import { type ComposeFile, type ComposeFileReader, invalidCompose, tooLarge } from './compose-file.ts';
import { mergeValues } from './compose-merge.ts';

const depthLimit = 100;

/** A service with what it extends merged into it. */
export interface ExtendedService {
  /** no map where the project holds something else there */
  readonly value: Value;
  /** why what it extends, and so the service, isn't known */
  readonly undecided?: string;
}

/** The services that were extended already, and the files that were read for it. */
export interface ExtendsReading {
  extend(file: ComposeFile, name: string, entry: Entry): Promise<ExtendedService>;
}

/**
 * `extends`, as compose-go reads it: the service that is named, of the same file or of another,
 * itself extended first, with this service laid over it. A file is read once, whatever extends
 * from it, and starts its relative paths from its own directory. Each service remembers the
 * services on the way to it, so that a circle is seen when it closes.
 */
export function extendsReading(project: Project, readFile: ComposeFileReader): ExtendsReading {
  const extended = new Map<ComposeFile, Map<string, ExtendedService>>();

  async function extend(
    file: ComposeFile,
    name: string,
    entry: Entry,
    way: readonly string[],
  ): Promise<ExtendedService> {
    const known = extended.get(file)?.get(name);
    if (known !== undefined) return known;
    const done = await extendNow(file, name, entry, [...way, `${name} of ${file.path}`]);
    const services = extended.get(file) ?? new Map<string, ExtendedService>();
    extended.set(file, services.set(name, done));
    return done;
  }

  async function extendNow(
    file: ComposeFile,
    name: string,
    { value: service }: Entry,
    way: readonly string[],
  ): Promise<ExtendedService> {
    const extending = service.kind === 'map' ? valueUnder(service, 'extends') : undefined;
    const place = entryOf(service, 'extends')?.place;
    if (service.kind !== 'map' || extending === undefined || place === undefined) return { value: service };

    const wanted = stringUnder(extending, 'service');
    const from = valueUnder(extending, 'file');
    if (wanted === undefined || (from !== undefined && !isPath(from))) {
      const what = `Service ${quoted(name)} has an "extends" that names no service`;
      invalidCompose(project, place, what, 'Write the name of a service, and of a file where it is in another.');
      return { value: service, undecided: `${what}.` };
    }
    const other = from === undefined ? file : await fileAt(file, from, place);
    if (typeof other === 'string') return { value: service, undecided: other };
    return laidOver(other, name, wanted, service, place, way);
  }

  async function laidOver(
    other: ComposeFile,
    name: string,
    wanted: string,
    service: MapValue,
    place: Place,
    way: readonly string[],
  ): Promise<ExtendedService> {
    const { problems, mergeBudget } = project;
    const found = other.services.get(wanted);
    if (found === undefined) {
      const reason = `service ${quoted(name)} extends ${quoted(wanted)}, which ${excerpt(other.path)} doesn't have`;
      problems.add('extends-missing', place, `S${reason.slice(1)}. The builder refuses the release; correct the name.`);
      return { value: service, undecided: `S${reason.slice(1)}.` };
    }
    if (way.includes(`${wanted} of ${other.path}`) || way.length > depthLimit) {
      const reason = `Service ${quoted(name)} extends ${quoted(wanted)}, which in the end extends itself`;
      const long = `Service ${quoted(name)} extends a chain of more than ${depthLimit} services`;
      const said = way.length > depthLimit ? long : reason;
      problems.add('extends-cycle', place, `${said}. The builder refuses the release; let one of them stand alone.`);
      return { value: service, undecided: `${said}.` };
    }
    const base = await extend(other, wanted, found, way);
    const value = base.value.kind === 'map' ? mergeValues(base.value, service, mergeBudget) : service;
    if (mergeBudget.left < 0) return { value: service, undecided: tooLarge(project, place) };
    return { value, ...(base.undecided !== undefined && { undecided: base.undecided }) };
  }

  // The file, or the reason why it can't be had.
  async function fileAt(
    { environment }: ComposeFile,
    from: ScalarValue & { value: string },
    at: Place,
  ): Promise<ComposeFile | string> {
    const what = 'the extended file';
    const path = joinPath(from.base ?? '', from.value);
    const sent = path === undefined || (await project.sent.isSent(path));
    const read = sent
      ? await readSource(project.files, from.base ?? '', from.value, { what, at }, project.problems)
      : ({ kind: 'missing' } as const);
    if (read.kind === 'refused') return read.reason;
    if (read.kind === 'missing') return missingFile(what, from.value, at, project.problems, sent);
    return readFile(read.source, directoryOf(read.source.file), environment);
  }

  return { extend: (file, name, entry) => extend(file, name, entry, []) };
}

function stringUnder(map: Value, key: string): string | undefined {
  const value = valueUnder(map, key);
  return value !== undefined && isPath(value) ? value.value : undefined;
}

function isPath(value: Value): value is ScalarValue & { value: string } {
  return value.kind === 'scalar' && typeof value.value === 'string' && value.value !== '';
}
