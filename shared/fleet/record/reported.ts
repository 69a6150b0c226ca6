import type { Reported } from '../device.ts';
import type { JsonRecord } from './facts-of-record.ts';

const reports: Readonly<Record<string, Reported>> = Object.fromEntries(
  (['rejected', 'running', 'neither'] as const).flatMap((status) =>
    [true, false].map((isOnline) => [`${status} ${isOnline}`, { status, isOnline }]),
  ),
);

/**
 * What a device reports of the release that it should be running. `update_status` is set by Supervisors from 16.7 on, and
 * `rejected` is what they say of a release whose contracts they find unmet. Who doesn't say whether it is online isn't.
 */
export function reportedOf({ release, runningRelease, updateStatus, online }: JsonRecord): Reported {
  const isRunning = typeof release === 'string' && release === runningRelease;
  const status = updateStatus === 'rejected' ? 'rejected' : isRunning ? 'running' : 'neither';
  return reports[`${status} ${online === true}`] as Reported;
}
