/**
 * Why the devices of a fleet could not be read:
 * - `snapshot-empty`: nothing but blanks
 * - `snapshot-invalid`: not a snapshot: no JSON, no UTF-8, no list of devices, something behind the end
 * - `snapshot-cut`: the text, or a line of it, ends in the middle
 * - `snapshot-too-deep`: brackets nested deeper than `deepestNesting`
 * - `snapshot-too-large`: the text of one device is longer than `longestDevice`
 * - `device-invalid`: an entry is no object, has no usable uuid, or holds a known key of a wrong type
 * - `device-duplicate`: a uuid stands there twice
 */
export type FleetErrorCode =
  | 'snapshot-empty'
  | 'snapshot-invalid'
  | 'snapshot-cut'
  | 'snapshot-too-deep'
  | 'snapshot-too-large'
  | 'device-invalid'
  | 'device-duplicate';

export interface FleetErrorDetails {
  readonly code: FleetErrorCode;
  /** what is wrong and what to do, without the place */
  readonly problem: string;
  /** the name of what was read: a path, or `<stdin>` */
  readonly file: string;
  /** both count from 1; columns in UTF-16 units, as editors show them */
  readonly line: number;
  readonly column: number;
  readonly cause?: unknown;
}

/** The one error of this floor. Its message is plain text, not yet escaped for where it is shown. */
export class FleetError extends Error {
  readonly code: FleetErrorCode;
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor({ code, problem, file, line, column, cause }: FleetErrorDetails) {
    super(`${file}:${line}:${column}: ${problem}`, cause === undefined ? undefined : { cause });
    this.name = 'FleetError';
    this.code = code;
    this.file = file;
    this.line = line;
    this.column = column;
  }
}
