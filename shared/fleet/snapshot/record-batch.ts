import type { JsonRecord } from '../record/facts-of-record.ts';
import type { Problem, Span } from './problem.ts';

/** Records that stand one behind the other in the window. */
export interface RecordBatch {
  readonly records: readonly JsonRecord[];
  /** where the text of a record stands; found only when asked for, by reading the text again */
  readonly spanOf: (index: number) => Span;
  /** the offset behind what was read */
  readonly end: number;
  /** what is wrong behind these records */
  readonly problem?: Problem | undefined;
}

export const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** JSON.parse of a text in UTF-8; undefined where it isn't valid. */
export function parsed(bytes: Uint8Array, start: number, end: number): unknown {
  try {
    return JSON.parse(utf8.decode(bytes.subarray(start, end)));
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
