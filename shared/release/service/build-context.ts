import { invalidCompose } from '../compose/compose-file.ts';
import { excerpt, quoted } from '../excerpt.ts';
import { joinPath, spoken } from '../files/project-path.ts';
import type { Project } from '../project.ts';
import { entryOf, kindOf, type Value, valueUnder } from '../yaml/value.ts';
import { tellUnsetVariables } from './requirement-labels.ts';

/** Where a service is built from. */
export type BuildContext =
  | { readonly kind: 'directory'; readonly path: string }
  /** the service is not built, or its context isn't there: no contract file */
  | { readonly kind: 'none' }
  /** a context that can't be looked into, with the reason */
  | { readonly kind: 'undecided'; readonly reason: string };

// every part stops where the next begins, so that a megabyte is gone through once
const remote = /^(?:https?|git|ssh|oci|docker-image):\/\/|^git@|^github\.com\/|^[^/@]+@[^/:]+:|\.git(?:[#:]|$)/;

/** The path of a service's context, without a look at what is there; undefined where there is none. */
export function contextPath(service: Value, base: string): string | undefined {
  const build = valueUnder(service, 'build');
  if (build?.kind !== 'map') return undefined;
  const context = valueUnder(build, 'context');
  if (context === undefined) return base;
  if (context.kind !== 'scalar' || typeof context.value !== 'string' || remote.test(context.value)) return undefined;
  return joinPath(context.base ?? base, context.value);
}

/**
 * The build context of a service, its default being the directory of the compose file. A context
 * that isn't there may be missing from a sparse checkout and is only warned of; one outside the
 * project, or in another place on the network, leaves the contract undecided.
 */
export async function buildContext(
  service: Value,
  base: string,
  owner: string,
  project: Project,
): Promise<BuildContext> {
  const { files, problems } = project;
  const build = valueUnder(service, 'build');
  if (build === undefined) return { kind: 'none' };
  const context = build.kind === 'map' ? valueUnder(build, 'context') : undefined;
  const place = entryOf(build, 'context')?.place ?? build.place;
  if (build.kind !== 'map' || (context !== undefined && typeof textOf(context) !== 'string')) {
    const said = `The build context of ${owner} is ${kindOf(context ?? build)}, and must be a path`;
    invalidCompose(project, place, said, 'Write the directory that the service is built from.');
    return { kind: 'undecided', reason: `${said}.` };
  }
  const written = textOf(context) ?? '.';
  const unset = context?.kind === 'scalar' ? (context.unset ?? []) : [];
  if (unset.length > 0) tellUnsetVariables(unset, place, `the build context of ${owner}`, problems);
  if (remote.test(written)) {
    const said = `${owner} is built from ${quoted(written)}, which is not a directory of the project`;
    problems.add(
      'context-remote',
      place,
      `${capital(said)}. Builders refuse such a context, and what contract lies there isn't known. Put the sources into the project.`,
    );
    return { kind: 'undecided', reason: `${capital(said)}.` };
  }
  const path = contextPath(service, base);
  const found = path === undefined ? { kind: 'outside' as const } : await files.find(path);
  if (path !== undefined && found.kind === 'directory') return { kind: 'directory', path };
  if (found.kind === 'outside') {
    const said = `The build context ${quoted(written)} of ${owner} lies outside the source directory`;
    problems.add(
      'path-outside',
      place,
      `${said}, by its path or by a symbolic link, and isn't read. Only what lies inside is sent to the builder; move it into the project.`,
    );
    return { kind: 'undecided', reason: `${said}.` };
  }
  if (found.kind === 'unreadable') {
    const said = `The build context ${quoted(written)} of ${owner} can't be read (${excerpt(found.reason)})`;
    problems.add('file-unreadable', place, `${said}. Check that it may be read, and try again.`);
    return { kind: 'undecided', reason: `${said}.` };
  }
  const what = found.kind === 'file' ? 'is a file and no directory' : `doesn't exist in the project`;
  problems.add(
    'context-missing',
    place,
    `The build context ${excerpt(spoken(path ?? ''))} of ${owner} ${what}, so the service is taken to have no contract file. If the sources are elsewhere, check a complete checkout; else correct the path.`,
  );
  return { kind: 'none' };
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
