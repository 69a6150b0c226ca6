import { excerpt } from '../excerpt.ts';
import { directoryOf, joinPath } from '../files/project-path.ts';
import { missingFile, readSource } from '../files/read-source.ts';
import type { Place } from '../files/source-text.ts';
import type { Project } from '../project.ts';
import { entryOf, kindOf, type Value, valueUnder } from '../yaml/value.ts';
import { type ComposeFile, invalidCompose } from './compose-file.ts';
import { type Environment, withEnvFile } from './environment.ts';

/** One entry of `include`: files that are laid over each other and then joined to the others. */
export interface Include {
  readonly place: Place;
  /** from the source directory */
  readonly paths: readonly string[];
  /** the directory that their relative paths start from */
  readonly base: string;
  /** files with variables, from the source directory; undefined: the `.env` of the base */
  readonly envFiles?: readonly string[];
}

/**
 * The entries of a file's `include`: a path, or a map of `path` (one or a list),
 * `project_directory` and `env_file`. Paths start from the including file's directory, those in the
 * included files from `project_directory`, by default the directory of the first.
 */
export function includesOf(file: ComposeFile, project: Project): Include[] {
  const value = valueUnder(file.root, 'include');
  if (value === undefined) return [];
  const includes: Include[] = [];
  for (const item of value.kind === 'list' ? value.items : [value]) {
    const include = includeOf(file, item);
    if (typeof include !== 'string') {
      includes.push(include);
      continue;
    }
    const said = `${excerpt(file.path)} includes ${include}`;
    if (include.startsWith('a path')) {
      project.problems.add(
        'path-outside',
        item.place,
        `${said}. Only what lies inside is sent to the builder; move the file into the project.`,
      );
    } else invalidCompose(project, item.place, said, 'Write a path, or a map with a path in it.');
    project.problems.undecide(`${said}.`);
  }
  return includes;
}

// The entry, or what is wrong with it.
function includeOf(file: ComposeFile, item: Value): Include | string {
  const outside = 'a path that lies outside the source directory';
  const written = strings(item.kind === 'map' ? valueUnder(item, 'path') : item);
  if (written === undefined || written.length === 0) return `${kindOf(item)} without a path`;
  if (written.some((path) => /:\/\/|^git@/.test(path))) return 'a place on the network';
  const paths = written.map((path) => joinPath(file.base, path));
  const directory = strings(valueUnder(item, 'project_directory'))?.[0];
  const base = directory === undefined ? directoryOf(paths[0] ?? '') : joinPath(file.base, directory);
  const envFiles = entryOf(item, 'env_file') === undefined ? undefined : strings(valueUnder(item, 'env_file'));
  const envPaths = envFiles?.map((path) => joinPath(file.base, path));
  if (!areInside(paths) || base === undefined || (envPaths !== undefined && !areInside(envPaths))) return outside;
  return { place: item.place, paths, base, ...(envPaths !== undefined && { envFiles: envPaths }) };
}

function strings(value: Value | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  const all: string[] = [];
  for (const item of value.kind === 'list' ? value.items : [value]) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string' || item.value === '') return undefined;
    all.push(item.value);
  }
  return all;
}

function areInside(paths: readonly (string | undefined)[]): paths is readonly string[] {
  return !paths.includes(undefined);
}

/** What the included files see: the including file's variables, then those of their own `.env`. */
export async function includeEnvironment(
  project: Project,
  from: ComposeFile,
  { place, base, envFiles }: Include,
): Promise<Environment> {
  const own = base === '' ? '.env' : `${base}/.env`;
  let environment = from.environment;
  // of several files the last wins, and an environment keeps what it has: so the last comes first
  for (const path of [...(envFiles ?? [own])].reverse()) {
    const what = 'the file with variables';
    const read = await readSource(project.files, '', path, { what, at: place }, project.problems);
    if (read.kind === 'text') environment = withEnvFile(environment, read.source);
    else if (read.kind === 'refused') project.problems.undecide(read.reason);
    else if (envFiles !== undefined) project.problems.undecide(missingFile(what, path, place, project.problems, true));
  }
  return environment;
}
