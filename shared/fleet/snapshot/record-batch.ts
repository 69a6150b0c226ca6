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

/** Whether brackets nest deeper in a value than so many levels; itself it is the first. */
export function isDeeper(value: object, levels: number): boolean {
  if (levels === 0) return true;
  for (const key in value) {
    const member = (value as JsonRecord)[key];
    if (typeof member === 'object' && member !== null && isDeeper(member, levels - 1)) return true;
  }
  return false;
}
