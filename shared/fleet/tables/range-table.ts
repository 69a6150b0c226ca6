import type { DeviceTypeTable } from './device-types.ts';
import { type OsRange, rangeAt, readOsRanges } from './os-ranges.ts';
import { osVersionNumber } from './os-version.ts';
import { answerOf, deviceTypeNotCovered, osVersionNotCovered, type TableAnswer } from './table-answer.ts';

/** A table by device type and OS version, as its data module writes it. */
export interface PackedTable {
  /** every distinct value, parted by spaces; ranges name them by their place in this list, base 36 */
  readonly values: string;
  /** one line for all boards with the same ranges: `slug,slug|range range`; `range=a,c` is ambiguous */
  readonly boards: string;
}

export interface RangeTable<Value> {
  /** every distinct value, in the order of the data */
  readonly values: readonly Value[];
  /** the slugs that it covers */
  readonly deviceTypes: readonly string[];
  /** `deviceType` is a slug or an alias; `osVersion` is bare */
  lookUp(deviceType: string, osVersion: string): TableAnswer<Value>;
  /** the ranges of a device type, sorted; none if it isn't covered */
  ranges(deviceType: string): readonly OsRange<TableAnswer<Value>>[];
}

/** boards with the same ranges, which are read when first asked for */
interface Boards<Value> {
  readonly packed: string;
  ranges?: readonly OsRange<TableAnswer<Value>>[];
}

/** The table behind packed data; `readValue` makes a value of its text. Equal answers are one object. */
export function rangeTable<Value>(
  packed: PackedTable,
  readValue: (text: string) => Value,
  deviceTypes: DeviceTypeTable,
): RangeTable<Value> {
  const values = packed.values.split(' ').map(readValue);
  const answers = new Map<string, TableAnswer<Value>>();
  const answerAt = (text: string): TableAnswer<Value> => {
    let answer = answers.get(text);
    if (answer === undefined) {
      answer = answerOf(text.split(',').map((place) => values[Number.parseInt(place, 36)] as Value));
      answers.set(text, answer);
    }
    return answer;
  };

  const boardsOf = new Map<string, Boards<Value>>();
  for (const line of packed.boards.split('\n')) {
    const [slugs = '', ranges = ''] = line.split('|');
    const boards = { packed: ranges };
    for (const slug of slugs.split(',')) boardsOf.set(slug, boards);
  }
  const rangesOf = (deviceType: string): Boards<Value>['ranges'] => {
    const boards = boardsOf.get(deviceType) ?? boardsOf.get(deviceTypes.find(deviceType)?.slug ?? '');
    if (boards === undefined) return undefined;
    boards.ranges ??= readOsRanges(boards.packed, answerAt);
    return boards.ranges;
  };

  return {
    values,
    deviceTypes: [...boardsOf.keys()].sort(),
    lookUp(deviceType, osVersion) {
      const ranges = rangesOf(deviceType);
      if (ranges === undefined) return deviceTypeNotCovered;
      const version = osVersionNumber(osVersion);
      return (version === undefined ? undefined : rangeAt(ranges, version)?.answer) ?? osVersionNotCovered;
    },
    ranges: (deviceType) => rangesOf(deviceType) ?? [],
  };
}
