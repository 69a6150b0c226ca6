/**
 * Why a snapshot could not be read:
 * - `snapshot-empty`: nothing but blanks
 * - `snapshot-invalid`: not a snapshot: no JSON, no UTF-8, no list of devices, something behind the end
 * - `snapshot-cut`: the text, or a line of it, ends in the middle
 * - `snapshot-too-deep`: brackets nested deeper than `deepestNesting`
 * - `snapshot-too-large`: the text of one device is longer than `longestDevice`
 * - `device-invalid`: an entry is no object, has no usable uuid, or holds a known key of a wrong type
 * - `device-duplicate`: a uuid stands there twice
 * - `fleet-not-in-snapshot`: it holds no devices of a fleet that was asked for
 */
export type SnapshotErrorCode =
  | 'snapshot-empty'
  | 'snapshot-invalid'
  | 'snapshot-cut'
  | 'snapshot-too-deep'
  | 'snapshot-too-large'
  | 'device-invalid'
  | 'device-duplicate'
  | 'fleet-not-in-snapshot';

/**
 * Why the balena API did not give what it was asked for:
 * - `unauthorized`: it does not take the credentials (any more)
 * - `forbidden`: it takes them, and they don't allow this
 * - `fleet-not-found`, `release-not-found`: there is none, or none that these credentials see
 * - `fleet-ambiguous`, `release-ambiguous`: several have that name, or begin with that commit
 * - `release-not-built`: it failed, or holds no services, so that it runs nowhere
 * - `unreachable`: no connection, or one that broke
 * - `timed-out`: no whole answer within the time limit
 * - `rate-limited`: too many requests, for longer than one can wait
 * - `server-error`: it failed (500 and above)
 * - `incomplete`: it gave fewer devices than it counted
 * - `bad-response`: it answered, but not as the balena API does
 */
export type ApiErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'fleet-not-found'
  | 'fleet-ambiguous'
  | 'release-not-found'
  | 'release-ambiguous'
  | 'release-not-built'
  | 'unreachable'
  | 'timed-out'
  | 'rate-limited'
  | 'server-error'
  | 'incomplete'
  | 'bad-response';

/** Of the devices that were asked for by uuid: there is none that begins so, or several do. */
export type SelectionErrorCode = 'device-not-found' | 'device-ambiguous';

export type FleetErrorCode = SnapshotErrorCode | ApiErrorCode | SelectionErrorCode;

export interface FleetErrorDetails {
  readonly code: FleetErrorCode;
  /** what is wrong and what to do, without the place */
  readonly problem: string;
  /** where in a snapshot it is; the API has no lines */
  readonly place?: FleetErrorPlace;
  /** never an error of the SDK: those hold the token */
  readonly cause?: unknown;
}

export interface FleetErrorPlace {
  /** the name of what was read: a path, or `<stdin>` */
  readonly file: string;
  /** both count from 1; columns in UTF-16 units, as editors show them */
  readonly line: number;
  readonly column: number;
}

/** The one error of this floor. Its message is plain text, not yet escaped for where it is shown. */
export class FleetError extends Error {
  readonly code: FleetErrorCode;
  readonly place?: FleetErrorPlace;

  constructor({ code, problem, place, cause }: FleetErrorDetails) {
    const where = place ? `${place.file}:${place.line}:${place.column}: ` : '';
    super(`${where}${problem}`, cause === undefined ? undefined : { cause });
    this.name = 'FleetError';
    this.code = code;
    if (place) this.place = place;
  }
}
