import { longestFact } from '../record/limits.ts';
import { kindOfByte, shownByte } from '../record/shown.ts';
import { readLines } from './device-lines.ts';
import { type DeviceList, readList } from './device-list.ts';
import { type Complaint, expects, isBlank } from './json-syntax.ts';
import { longestDevice } from './limits.ts';
import { keptValue, type Members, members, takeMemberByte } from './members.ts';
import { lengthProblem, type Problem, problemAt, syntaxProblem, tooLarge } from './problem.ts';
import type { RecordBatch } from './record-batch.ts';
import { notAnObject, notJson, nulByte, textIsCut, whatIsExpected } from './refusals.ts';
import { drop, type Place, placeOf, type TextWindow, textWindow, windowStart } from './text-window.ts';

/**
 * Walks through the text of a snapshot and finds where the records of devices stand.
 *
 * 1. Behind a byte order mark and blanks an object must begin (`start`).
 * 2. It is read strictly, byte by byte (`top`), and kept, for it may be a snapshot or a line.
 * 3. A `devices` in it makes it a snapshot: its entries are read in batches (device-list.ts), all
 *    around them is read strictly and let go. Behind it stand blanks only (`tail`).
 * 4. If it ends without `devices` but has a `uuid`, it is the first of many, one a line, and read
 *    again as such (`lines`, device-lines.ts).
 *
 * The first thing that is wrong ends the walk.
 */
export interface SnapshotWalk {
  readonly window: TextWindow;
  part: 'mark' | 'start' | 'top' | 'tail' | 'lines';
  /** the offset up to which the walk has come */
  at: number;
  /** the first object: where it began, and its offset while it must stay in memory */
  readonly top: Members;
  topPlace: Place;
  topStart: number | undefined;
  topHasUuid: boolean;
  /** the list `devices`, once it was found, and whether the walk is inside */
  readonly list: DeviceList;
  isSnapshot: boolean;
  inDevices: boolean;
  /** what stands beside `devices`, and what is wrong with it, which counts only in a snapshot */
  readonly header: { fleet?: string; takenAt?: string };
  headerProblem: Problem | undefined;
  problem: Problem | undefined;
}

export function snapshotWalk(): SnapshotWalk {
  return {
    window: textWindow(),
    part: 'mark',
    at: windowStart,
    top: members(),
    topPlace: { line: 1, column: 1 },
    topStart: undefined,
    topHasUuid: false,
    list: { between: undefined },
    isSnapshot: false,
    inDevices: false,
    header: {},
    headerProblem: undefined,
    problem: undefined,
  };
}

/**
 * Goes on to the next records. Undefined where the window holds no more of them: then more text is
 * needed, or there was a `problem`, or, if `isLast` said that no more text comes, that was all.
 */
export function nextRecords(walk: SnapshotWalk, isLast: boolean): RecordBatch | undefined {
  while (!walk.problem) {
    const { at, part } = walk;
    const batch = parts[part](walk, isLast);
    if (batch) {
      walk.at = batch.end;
      walk.problem = batch.problem;
      return batch;
    }
    if (walk.at === at && walk.part === part) break;
  }
  if (isLast && !walk.problem) walk.problem = problemOfEnd(walk);
  return undefined;
}

/** Lets go of all text that was read and isn't needed again. */
export function letGo(walk: SnapshotWalk): void {
  const kept = walk.topStart ?? walk.at;
  drop(walk.window, kept);
  walk.at -= kept - windowStart;
  if (walk.topStart !== undefined) walk.topStart = windowStart;
}

type Part = (walk: SnapshotWalk, isLast: boolean) => RecordBatch | undefined;

const parts: Readonly<Record<SnapshotWalk['part'], Part>> = {
  mark: byteOrderMark,
  start: blanksBefore,
  top: topObject,
  tail: blanksBehind,
  lines: (walk, isLast) => {
    const batch = readLines(walk.window, walk.at, isLast);
    if (!batch) lengthCheck(walk, 0);
    return batch;
  },
};

function byteOrderMark(walk: SnapshotWalk, isLast: boolean): undefined {
  const { bytes, end } = walk.window;
  if (end - walk.at < 3 && !isLast) return;
  const [first, second, third] = bytes.subarray(walk.at, end);
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    const problem = 'the text is UTF-16, as its byte order mark says; save the snapshot in UTF-8.';
    return refuse(walk, { code: 'snapshot-invalid', problem });
  }
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    walk.at += 3;
    walk.window.droppedUnits = -1; // no editor counts the mark as a column
  }
  walk.part = 'start';
}

function blanksBefore(walk: SnapshotWalk): undefined {
  const byte = passBlanks(walk);
  if (byte === undefined) return;
  if (byte === 0x7b) {
    walk.topStart = walk.at;
    walk.topPlace = placeOf(walk.window, walk.at);
    walk.part = 'top';
  } else if (byte === 0x5b) {
    refuse(walk, { code: 'snapshot-invalid', problem: `this is a bare list; ${whatIsExpected}.` });
  } else {
    refuse(walk, notJson(byte));
  }
}

/** the first object, down to its devices */
function topObject(walk: SnapshotWalk): RecordBatch | undefined {
  const { top, window } = walk;
  const { syntax } = top;
  const { bytes, end } = window;
  for (; walk.at < end; walk.at += 1) {
    const byte = bytes[walk.at] as number;
    const mayBeDevice = walk.inDevices && (syntax.expect === expects.value || syntax.expect === expects.valueOrEnd);
    if (mayBeDevice && byte === 0x7b) return devices(walk);

    const complaint = takeMemberByte(top, byte);
    if (complaint) return refuse(walk, complaint);
    if (walk.inDevices) {
      if (syntax.depth === top.depth) walk.inDevices = false;
      else if (mayBeDevice && !isBlank(byte)) return refuse(walk, notAnObject('an entry of devices'));
    } else if (top.event === 'value-starts') {
      valueStarts(walk, byte);
    } else if (top.event === 'value-ends') {
      valueEnds(walk);
    }
    if (walk.problem) return undefined;
    if (syntax.depth < top.depth) return topEnds(walk);
  }
  if (walk.topStart !== undefined && walk.at - walk.topStart > longestDevice) walk.topStart = undefined;
  return undefined;
}

function devices(walk: SnapshotWalk): RecordBatch | undefined {
  const batch = readList(walk.list, walk.window, walk.at);
  if (!batch) {
    lengthCheck(walk, walk.top.syntax.depth);
  } else if (!batch.problem) {
    // to the grammar of what is around them, devices are as good as any value
    takeMemberByte(walk.top, 0x22);
    takeMemberByte(walk.top, 0x22);
  }
  return batch;
}

function valueStarts(walk: SnapshotWalk, byte: number): void {
  const { key } = walk.top;
  if (key === 'uuid') walk.topHasUuid = true;
  else if (isHeaderKey(key) && byte !== 0x22 && byte !== 0x6e) headerFault(walk, key, `is ${kindOfByte(byte)}`);
  if (key !== 'devices') return;

  if (walk.isSnapshot) {
    const problem = 'devices stands here a second time; put all devices into one list.';
    refuse(walk, { code: 'snapshot-invalid', problem });
  } else if (byte !== 0x5b) {
    refuse(walk, { code: 'snapshot-invalid', problem: `devices is ${kindOfByte(byte)}; ${whatIsExpected}.` });
  } else {
    walk.isSnapshot = true;
    walk.inDevices = true;
    walk.topStart = undefined;
    walk.problem = walk.headerProblem;
  }
}

function valueEnds(walk: SnapshotWalk): void {
  const { key } = walk.top;
  if (!isHeaderKey(key) || walk.headerProblem) return;
  delete walk.header[key];
  const value = keptValue(walk.top);
  if (value === null) return;
  if (typeof value === 'string' && value.length <= longestFact) walk.header[key] = value;
  else headerFault(walk, key, `is longer than ${longestFact} characters`);
}

function isHeaderKey(key: string | undefined): key is keyof SnapshotWalk['header'] {
  return key === 'fleet' || key === 'takenAt';
}

function headerFault(walk: SnapshotWalk, key: string, what: string): void {
  const problem = `${key} ${what}; write a short text in quotes.`;
  walk.headerProblem ??= problemAt(walk.window, walk.at, { code: 'snapshot-invalid', problem });
  if (walk.isSnapshot) walk.problem = walk.headerProblem;
}

function topEnds(walk: SnapshotWalk): undefined {
  walk.at += 1;
  const { topStart, topPlace } = walk;
  if (walk.isSnapshot) {
    walk.part = 'tail';
  } else if (!walk.topHasUuid) {
    const problem = `this object has no devices, and no uuid either; ${whatIsExpected}.`;
    walk.problem = { code: 'snapshot-invalid', problem, place: topPlace };
  } else if (topStart === undefined) {
    walk.problem = { ...tooLarge, place: topPlace };
  } else {
    walk.at = topStart;
    walk.topStart = undefined;
    walk.part = 'lines';
  }
}

function blanksBehind(walk: SnapshotWalk): undefined {
  const byte = passBlanks(walk);
  if (byte === undefined) return;
  const problem = `${shownByte(byte)} behind the end of the snapshot; a file holds one snapshot only.`;
  refuse(walk, byte === 0 ? nulByte : { code: 'snapshot-invalid', problem });
}

/** moves to the next byte that is no blank, and returns it */
function passBlanks(walk: SnapshotWalk): number | undefined {
  const { bytes, end } = walk.window;
  while (walk.at < end && isBlank(bytes[walk.at] as number)) walk.at += 1;
  return walk.at < end ? bytes[walk.at] : undefined;
}

/** that a device has no end yet is wrong only once it is too long */
function lengthCheck(walk: SnapshotWalk, outer: number): void {
  const { at, window } = walk;
  if (window.end - at > longestDevice) walk.problem = lengthProblem(window, { start: at, end: window.end, outer });
}

function problemOfEnd({ part, at, window, inDevices, top }: SnapshotWalk): Problem | undefined {
  if (part === 'tail' || part === 'lines') return undefined;
  if (part !== 'top') {
    return problemAt(window, at, { code: 'snapshot-empty', problem: `there is nothing in it; ${whatIsExpected}.` });
  }
  if (!inDevices || at === window.end)
    return problemAt(window, window.end, textIsCut('before the end of the snapshot'));
  const inside = `inside the device that begins on line ${placeOf(window, at).line}`;
  const span = { start: at, end: window.end, outer: top.syntax.depth };
  return syntaxProblem(window, span) ?? problemAt(window, window.end, textIsCut(inside));
}

function refuse(walk: SnapshotWalk, complaint: Complaint): undefined {
  walk.problem = problemAt(walk.window, walk.at, complaint);
}
