import type { Counts, Group } from './assessment.ts';

/** How many devices of the groups have each judgement. */
export function countDevices(groups: readonly Group[]): Counts {
  const counts = { devices: 0, runs: 0, rejects: 0, misjudged: 0, unprotected: 0, unknown: 0, rejecting: 0 };
  for (const { judgement, devices } of groups) {
    counts.devices += devices.length;
    counts[judgement] += devices.length;
  }
  return { ...counts, rejecting: counts.rejects + counts.misjudged };
}
