import { Buffer } from 'node:buffer';
import type { JsonRecord } from '../record/facts-of-record.ts';
import { isDeeper } from '../record/nesting.ts';
import { deepestNesting, longestDevice } from './limits.ts';
import { endOfObject, nextObject } from './object-end.ts';
import { lengthProblem, problemAt, type Span, syntaxProblem } from './problem.ts';
import { isRecord, parsed, type RecordBatch } from './record-batch.ts';
import { unreadable } from './refusals.ts';
import { type TextWindow, usualSize } from './text-window.ts';

/** What is known about a list of devices while it is read. */
export interface DeviceList {
  /**
   * what stands between the first two devices: bracket, comma, blanks, bracket, first key; null
   * once it was found to stand elsewhere too
   */
  between: Buffer | null | undefined;
}

/** the brackets that are open around a device: the snapshot's and the list's */
const outer = 2;

/**
 * Reads devices out of the list `devices`: from the bracket of one at `from`, as many as stand whole
 * in the window. Undefined where not even one does.
 *
 * The text of several, with their commas, becomes a list by two brackets, for JSON.parse to read in
 * one go. Where to end it is guessed: in front of the last place that looks like the one between the
 * first two devices. If JSON.parse takes that list then the guess was right, for up to there the
 * text can be read in one way only. If it doesn't then the ends of devices are looked for
 * (object-end.ts), and if there is no valid list still, they are read one by one, up to the one at
 * fault.
 */
export function readList(list: DeviceList, window: TextWindow, from: number): RecordBatch | undefined {
  const { bytes } = window;
  const guess = list.between && bytes.length === usualSize ? lastBetween(window, from, list.between) : -1;
  if (guess > from) {
    const records = listOf(bytes, from, guess);
    if (records) return { records, end: guess, spanOf: (index) => spanOf(window, from, index) };
    list.between = null;
  }
  const end = endOfWhole(list, window, from);
  if (end === from) return undefined;
  const records = end - from <= longestDevice ? listOf(bytes, from, end) : undefined;
  return records ? { records, end, spanOf: (index) => spanOf(window, from, index) } : oneByOne(window, from, end);
}

/** the offset behind the last device that another seems to follow; -1 where none does */
function lastBetween({ bytes, end }: TextWindow, from: number, between: Buffer): number {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from).lastIndexOf(between);
  return found === -1 ? -1 : from + found + 1;
}

/** The devices of a text as records; undefined where it isn't valid, or nested too deep. */
function listOf(bytes: Uint8Array, from: number, end: number): readonly JsonRecord[] | undefined {
  const before = bytes[from - 1] as number;
  const behind = bytes[end] as number;
  bytes[from - 1] = 0x5b;
  bytes[end] = 0x5d;
  const records = parsed(bytes, from - 1, end + 1) as readonly unknown[] | undefined;
  bytes[from - 1] = before;
  bytes[end] = behind;
  return records?.every(isDevice) ? records : undefined;
}

function isDevice(value: unknown): value is JsonRecord {
  return isRecord(value) && !isDeeper(value, deepestNesting - outer);
}

/** The offset behind the last device that stands whole in the window, `from` where none does. */
function endOfWhole(list: DeviceList, window: TextWindow, from: number): number {
  const { bytes, end: to } = window;
  let end = from;
  for (let start = from; start !== -1; start = nextObject(bytes, end, to)) {
    if (end !== from && list.between === undefined) list.between = betweenDevices(bytes, end, start, to);
    const ended = endOfObject(bytes, start, to);
    if (ended === -1) break;
    end = ended;
  }
  return end;
}

const longestBetween = 256;

function betweenDevices(bytes: Uint8Array, end: number, start: number, to: number): Buffer | undefined {
  const colon = bytes.subarray(start, Math.min(to, start + longestBetween)).indexOf(0x3a);
  return colon === -1 ? undefined : Buffer.from(bytes.subarray(end - 1, start + colon + 1));
}

function oneByOne(window: TextWindow, from: number, to: number): RecordBatch {
  const records: JsonRecord[] = [];
  let end = from;
  for (let start = from; start !== -1 && end < to; start = nextObject(window.bytes, end, to)) {
    const span = { start, end: endOfObject(window.bytes, start, to), outer };
    const record = span.end - start > longestDevice ? undefined : parsed(window.bytes, start, span.end);
    if (!isDevice(record)) {
      const isTooLong = span.end - start > longestDevice;
      const problem = isTooLong
        ? lengthProblem(window, span)
        : (syntaxProblem(window, span) ?? problemAt(window, start, unreadable));
      return { records, end, spanOf: (index) => spanOf(window, from, index), problem };
    }
    records.push(record);
    end = span.end;
  }
  return { records, end, spanOf: (index) => spanOf(window, from, index) };
}

function spanOf({ bytes, end: to }: TextWindow, from: number, index: number): Span {
  let start = from;
  let end = endOfObject(bytes, start, to);
  for (let passed = 0; passed < index; passed += 1) {
    start = nextObject(bytes, end, to);
    end = endOfObject(bytes, start, to);
  }
  return { start, end, outer };
}
