import type { Device } from '../device.ts';
import type { FleetErrorCode } from '../fleet-error.ts';
import type { DeviceReader } from '../record/device-of-record.ts';
import type { JsonRecord, RecordProblem } from '../record/facts-of-record.ts';
import { longestFact } from '../record/limits.ts';
import { isSelected, type Selection } from '../record/selection.ts';
import { kindOf, shown } from '../record/shown.ts';
import { type Problem, placeOfKey } from './problem.ts';
import type { RecordBatch } from './record-batch.ts';
import type { TextWindow } from './text-window.ts';
import type { UuidSet } from './uuid-set.ts';

/** What all devices that were read so far say together. */
export interface DevicesSoFar {
  readonly uuids: UuidSet;
  /** when the snapshot was taken, as the first device says that has it; read in NDJSON only */
  takenAt: string | undefined;
}

/** The devices up to the first problem, and that. */
export interface DeviceBatch {
  readonly devices: readonly Device[];
  readonly problem: Problem | undefined;
}

interface BatchOptions {
  readonly deviceOf: DeviceReader;
  readonly isNdjson: boolean;
  /** which devices are wanted; all of them where it is missing */
  readonly selection?: Selection | undefined;
}

/** Makes devices of records, and adds them to those so far. What isn't wanted is looked at all the same. */
export function devicesOf(
  batch: RecordBatch,
  window: TextWindow,
  soFar: DevicesSoFar,
  { deviceOf, isNdjson, selection }: BatchOptions,
): DeviceBatch {
  const devices: Device[] = [];
  for (const [index, record] of batch.records.entries()) {
    const device = deviceOf(record);
    const fault =
      'problem' in device
        ? device
        : ((isNdjson ? takeTime(soFar, device, record) : undefined) ?? takeDevice(soFar, device));
    if (fault) {
      const place = placeOfKey(window, batch.spanOf(index), fault.key);
      return { devices, problem: { code: 'device-invalid', ...fault, place } };
    }
    if (!selection || isSelected(selection, record)) devices.push(device as Device);
  }
  return { devices, problem: batch.problem };
}

interface Fault extends RecordProblem {
  readonly code?: FleetErrorCode;
}

function takeTime(soFar: DevicesSoFar, { uuid }: Device, { takenAt }: JsonRecord): Fault | undefined {
  if (takenAt === undefined || takenAt === null) return undefined;
  if (typeof takenAt === 'string' && takenAt.length <= longestFact) {
    soFar.takenAt ??= takenAt;
    return undefined;
  }
  const what = typeof takenAt === 'string' ? `longer than ${longestFact} characters` : kindOf(takenAt);
  return { key: 'takenAt', problem: `device ${shown(uuid)}: takenAt is ${what}; write a short text in quotes.` };
}

function takeDevice(soFar: DevicesSoFar, { uuid }: Device): Fault | undefined {
  if (soFar.uuids.add(uuid)) return undefined;
  const problem = `device ${shown(uuid)} stands here a second time; keep one of the two, or it would be counted twice.`;
  return { code: 'device-duplicate', key: 'uuid', problem };
}
