import type { Change, Counts, Group } from './assessment.ts';

/** How many devices of the groups have each judgement and, beside a base, how many change. */
export function countDevices(groups: readonly Group[], isCompared = false): Counts {
  const counts = { devices: 0, runs: 0, rejects: 0, misjudged: 0, unprotected: 0, unknown: 0, rejecting: 0 };
  for (const { judgement, devices } of groups) {
    counts.devices += devices.length;
    counts[judgement] += devices.length;
  }
  const changed = (wanted: Change) =>
    groups.reduce((sum, { change, devices }) => sum + (change === wanted ? devices.length : 0), 0);
  return {
    ...counts,
    rejecting: counts.rejects + counts.misjudged,
    ...(isCompared && {
      newlyRejecting: changed('newly-rejecting'),
      noLongerRejecting: changed('no-longer-rejecting'),
    }),
  };
}
