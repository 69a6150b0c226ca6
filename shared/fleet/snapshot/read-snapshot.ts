import type { Device, FleetHeader } from '../device.ts';
import { FleetError } from '../fleet-error.ts';
import { deviceReader } from '../record/device-of-record.ts';
import { defaultFactTags, type FactTags } from '../record/facts-of-record.ts';
import { isChosen, type Selection } from '../record/selection.ts';
import { type DevicesSoFar, devicesOf } from './device-batch.ts';
import type { Problem } from './problem.ts';
import { letGo, nextRecords, snapshotWalk } from './snapshot-walk.ts';
import { fill } from './text-window.ts';
import { makeUuidSet } from './uuid-set.ts';

export interface SnapshotOptions {
  /** the name of what is read, for messages: a path, or `<stdin>` */
  readonly source: string;
  /** the tags that facts are read from where a device doesn't give them; by default `l4t_version` and `kernel_version` */
  readonly factTags?: Partial<FactTags>;
  /** the tags that are wanted of each device; by default none */
  readonly wantedTags?: readonly string[];
  /** whether each device is to say what it reports of the release that it should be running; by default not */
  readonly wantsReports?: boolean;
  /** the devices that are wanted; by default all of them */
  readonly selection?: Selection;
}

/**
 * Reads the devices of a snapshot while its text comes in. Two forms, told apart by what is in them:
 * - one JSON object `{"fleet"?, "takenAt"?, "devices": [{"uuid", …}, …], …}`, its keys in any order
 * - NDJSON: one device object a line, each with the `fleet` that it is in where that matters
 *
 * Yields the devices in their order, in batches of any number; the header is what it returns, for
 * in JSON it may stand behind the devices. Keys that aren't known are left alone. In memory stay
 * the text of one batch (some 100 kB, or one device) and the uuids. A chunk may be written
 * over once the next is asked for.
 *
 * Throws a FleetError, with its place, at the first thing that is wrong, after all devices before
 * it; errors of `chunks` pass through.
 */
export async function* readSnapshot(
  chunks: AsyncIterable<Uint8Array>,
  { source, factTags, wantedTags, wantsReports, selection }: SnapshotOptions,
): AsyncGenerator<readonly Device[], FleetHeader> {
  const deviceOf = deviceReader({ ...defaultFactTags, ...factTags }, wantedTags, wantsReports);
  const walk = snapshotWalk();
  const soFar: DevicesSoFar = { uuids: makeUuidSet(), takenAt: undefined };

  function* devicesInWindow(isLast: boolean): Generator<readonly Device[]> {
    for (let batch = nextRecords(walk, isLast); batch; batch = nextRecords(walk, isLast)) {
      const options = { deviceOf, isNdjson: !walk.isSnapshot, selection };
      const { devices, problem } = devicesOf(batch, walk.window, soFar, options);
      if (devices.length > 0) yield devices;
      if (problem) throw errorOf(problem, source);
    }
    if (walk.problem) throw errorOf(walk.problem, source);
    letGo(walk);
  }

  for await (const chunk of chunks) {
    for (let taken = fill(walk.window, chunk, 0); taken < chunk.length; taken += fill(walk.window, chunk, taken)) {
      yield* devicesInWindow(false);
    }
  }
  yield* devicesInWindow(true);
  const header = walk.isSnapshot ? walk.header : headerOf(soFar);
  return { ...header, ...(selection && isChosen(selection) && { isChosen: true }) };
}

function errorOf({ code, problem, place }: Problem, file: string): FleetError {
  return new FleetError({ code, problem, place: { file, ...place } });
}

function headerOf({ takenAt }: DevicesSoFar): FleetHeader {
  return takenAt === undefined ? {} : { takenAt };
}
