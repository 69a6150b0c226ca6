import { excerpt } from '../excerpt.ts';
import type { Location } from '../location.ts';
import type { Problems } from '../problems.ts';
import { type ProjectFiles, sizeLimit } from './project-files.ts';
import { joinPath } from './project-path.ts';
import type { Place, SourceText } from './source-text.ts';

export type SourceRead =
  | { readonly kind: 'text'; readonly source: SourceText }
  | { readonly kind: 'missing' }
  /** something stands there that can't be taken; it is told already */
  | { readonly kind: 'refused'; readonly reason: string };

/** What is read and who asks for it: for the sentences about what went wrong. */
export interface Wanted {
  /** what the file is, such as "the compose file" */
  readonly what: string;
  /** where the file is named, or its own beginning */
  readonly at: Place | Location;
}

/**
 * The text of a project's file at a path from a directory. What stands in the way (a path out of
 * the project, a file over 1 MiB, bytes that aren't UTF-8, no permission) becomes a problem; that
 * nothing is there is left to the caller, who knows what it means.
 */
export async function readSource(
  files: ProjectFiles,
  directory: string,
  written: string,
  { what, at }: Wanted,
  problems: Problems,
): Promise<SourceRead> {
  const name = `${what} ${excerpt(written === '' ? '.' : written)}`;
  const refuse = (code: Parameters<Problems['add']>[0], reason: string, todo: string): SourceRead => {
    problems.add(code, at, `${capital(reason)}. ${todo}`);
    return { kind: 'refused', reason: `${capital(reason)}.` };
  };
  const path = joinPath(directory, written);
  const found = path === undefined ? { kind: 'outside' as const } : await files.find(path);
  if (found.kind === 'missing') return found;
  if (found.kind === 'directory') return refuse('file-unreadable', `${name} is a directory`, 'Name a file here.');
  if (found.kind === 'outside')
    return refuse(
      'path-outside',
      `${name} lies outside the source directory, by its path or by a symbolic link, and isn't read`,
      'Only what lies inside is sent to the builder; move the file into the project.',
    );
  const text = found.kind === 'file' ? await files.text(found) : found;
  if (text.kind === 'text') return text;
  if (text.kind === 'too-large')
    return refuse(
      'file-too-large',
      `${name} has ${text.size.toLocaleString('en-GB')} bytes and is not read, for the limit is 1 MiB (${sizeLimit.toLocaleString('en-GB')})`,
      'Make the file smaller.',
    );
  if (text.kind === 'not-utf8') return refuse('file-not-utf8', `${name} isn't UTF-8 text`, 'Save it as UTF-8.');
  return refuse(
    'file-unreadable',
    `${name} can't be read (${excerpt(text.reason)})`,
    'Check that the file may be read, and try again.',
  );
}

/**
 * Tells that a file which must be there isn't, or is there and not sent to the builder, and gives
 * the reason for what stays undecided.
 */
export function missingFile(
  what: string,
  written: string,
  at: Place | Location,
  problems: Problems,
  sent: boolean,
): string {
  const name = capital(`${what} ${excerpt(written)}`);
  if (!sent) {
    problems.add(
      'file-missing',
      at,
      `${name} is left out by .dockerignore, so the builder doesn't find it and refuses the release. Add a line "!${excerpt(written)}" to .dockerignore.`,
    );
    return `${name} is left out by .dockerignore.`;
  }
  problems.add(
    'file-missing',
    at,
    `${name} doesn't exist, so the builder refuses the release. Add it, or correct the path.`,
  );
  return `${name} doesn't exist.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
