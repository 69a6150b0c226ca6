import type { Release } from '../release/index.ts';
import type { Group, ServiceCounts } from './assessment.ts';
import { serviceChanges } from './comparing.ts';

/** On how many devices each service of the release would run, be left out, or nobody knows. */
export function countServices(release: Release, groups: readonly Group[], isCompared = false): ServiceCounts[] {
  return release.services.map(({ name, optional }, index) => {
    const counts = { name, optional, runsOn: 0, unprotectedOn: 0, leftOutOn: 0, misjudgedOn: 0, unknownOn: 0 };
    for (const { services, devices } of groups) {
      const outcome = services[index];
      if (outcome === 'runs' || outcome === 'unprotected') counts.runsOn += devices.length;
      if (outcome === 'left-out' || outcome === 'left-out-misjudged') counts.leftOutOn += devices.length;
      if (outcome === 'unprotected') counts.unprotectedOn += devices.length;
      if (outcome === 'left-out-misjudged') counts.misjudgedOn += devices.length;
      if (outcome === 'unknown') counts.unknownOn += devices.length;
    }
    return isCompared ? { ...counts, ...serviceChanges(name, index, groups) } : counts;
  });
}
