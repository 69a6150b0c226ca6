import type { Device } from '../device.ts';
import {
  type FactTags,
  factsReader,
  type JsonRecord,
  type RecordProblem,
  tooLong,
  wrongType,
} from './facts-of-record.ts';
import { longestFact, longestName } from './limits.ts';
import { reportedOf } from './reported.ts';
import { kindOf, shown } from './shown.ts';
import { pickTags } from './tags.ts';

/** Makes the device of one record. */
export type DeviceReader = (record: JsonRecord) => Device | RecordProblem;

/**
 * Makes devices of records of a snapshot, with those of their tags that are wanted, and with what they report where that is. Keys that aren't known are left alone; known ones of a
 * wrong type are problems, returned and not thrown, the first found.
 */
export function deviceReader(
  factTags: FactTags,
  wantedTags: readonly string[] = [],
  wantsReports = false,
): DeviceReader {
  const factsOf = factsReader(factTags);
  return (record) => {
    const { uuid, fleet, release } = record;
    if (typeof uuid !== 'string' || !isUuid(uuid)) return uuidProblem(record);
    const facts = factsOf(record);
    const problemOf = ({ problem, ...fault }: RecordProblem) => ({
      ...fault,
      problem: `device ${shown(uuid)}: ${problem}`,
      fault: problem,
    });
    if ('problem' in facts) return problemOf(facts);
    const fault = textFault(record);
    if (fault) return problemOf(fault);
    const name = nameOf(record.name as string | null | undefined, uuid);
    const device: Device = fleet ? { uuid, name, fleet: fleet as string, facts } : { uuid, name, facts };
    const tags = wantedTags.length > 0 ? { tags: pickTags(record.tags, wantedTags) } : {};
    const whole =
      release === undefined ? { ...device, ...tags } : { ...device, ...tags, release: release as string | null };
    return wantsReports ? { ...whole, reported: reportedOf(record) } : whole;
  };
}

/** 1 to 255 letters, digits, `-` and `_` */
function isUuid(text: string): boolean {
  return /^[\w-]{1,255}$/.test(text);
}

/** what is wrong with the texts that are no facts */
function textFault({ name, fleet, release }: JsonRecord): RecordProblem | undefined {
  if (name !== undefined && name !== null && typeof name !== 'string') {
    return { key: 'name', problem: wrongType('name', name) };
  }
  return shortTextFault('fleet', fleet) ?? shortTextFault('release', release);
}

function shortTextFault(key: string, value: unknown): RecordProblem | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return { key, problem: wrongType(key, value) };
  return value.length > longestFact ? { key, problem: tooLong(key, value) } : undefined;
}

function uuidProblem(record: JsonRecord): RecordProblem {
  const { uuid, name } = record;
  const who = typeof name === 'string' && name !== '' ? `the device named ${shown(name)}` : 'a device';
  if (uuid === undefined) {
    const problem = `${who} has no uuid; each device needs its own, by which it is named.`;
    return { problem, fault: 'there is no uuid' };
  }
  if (typeof uuid !== 'string') {
    const fault = `uuid is ${kindOf(uuid)}`;
    return { key: 'uuid', problem: `${who} has a uuid that is ${kindOf(uuid)}; write a text in quotes.`, fault };
  }
  return {
    key: 'uuid',
    problem: `${who} has the uuid ${shown(uuid)}; it must be 1 to 255 letters, digits, - and _, as the API gives it.`,
    fault: 'uuid is not 1 to 255 letters, digits, - and _',
  };
}

/**
 * Well-formed, and cut to `longestName`, never through the middle of a character. The cut text is written anew,
 * for a slice of a string keeps the whole of it in memory.
 */
function nameOf(name: string | null | undefined, uuid: string): string {
  if (!name) return uuid.slice(0, 7);
  if (name.length <= longestName) return name.toWellFormed();
  const last = name.charCodeAt(longestName - 2);
  const halved = last >= 0xd800 && last <= 0xdbff;
  return JSON.parse(
    JSON.stringify(`${name.slice(0, halved ? longestName - 2 : longestName - 1)}…`.toWellFormed()),
  ) as string;
}
