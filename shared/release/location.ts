/**
 * Where something is written. Lines and columns count from 1, as editors and GitHub show them;
 * the end is the place just behind the last character.
 */
export interface Location {
  /** path from the source directory, with `/` on every platform */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** the file of what concerns the project as a whole, and stands nowhere in it */
export const wholeProject = '.';

/**
 * `docker-compose.yml:12:5`, the form that terminals and editors make a link of; just `.` for the
 * project as a whole.
 */
export function formatLocation({ file, line, column }: Location): string {
  return file === wholeProject ? file : `${file}:${line}:${column}`;
}
