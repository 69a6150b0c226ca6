import type { Release } from '../release/index.ts';
import type { JudgementName } from '../supervisor/index.ts';
import type { Before, Change, Group, RemovedService, ServiceCounts } from './assessment.ts';
import type { GatheredGroup } from './gathering.ts';

/** What a group's devices came to with the release that they are compared with. */
export function beforeOf({ before, kind }: GatheredGroup): Before | undefined {
  if (!before || !kind.base) return undefined;
  const { services } = kind.base.release;
  return {
    judgement: before.judgement,
    services: services.flatMap(({ name }, index) => {
      const outcome = before.services[index];
      return outcome === undefined ? [] : [{ name, outcome }];
    }),
  };
}

/**
 * What a change does to a device. Newly rejecting is whoever rejects now and was not known to before: what was
 * unknown then is not held to have been wrong already. No longer rejecting is who rejected before and now
 * accepts; what is unknown now may reject still.
 */
export function changeOf(now: JudgementName, { judgement: before }: Pick<Before, 'judgement'>): Change {
  if (isRejecting(now)) return isRejecting(before) ? 'unchanged' : 'newly-rejecting';
  return isRejecting(before) && now !== 'unknown' ? 'no-longer-rejecting' : 'unchanged';
}

export function isRejecting(judgement: JudgementName): boolean {
  return judgement === 'rejects' || judgement === 'misjudged';
}

/**
 * On how many devices a service newly runs, or is newly left out and so stopped, beside the base. A device that rejects
 * the release goes on with what it has, so that nothing changes there; where it isn't known what ran before, nobody can
 * say that something changes.
 */
export function serviceChanges(
  name: string,
  index: number,
  groups: readonly Group[],
): Pick<ServiceCounts, 'newlyRunsOn' | 'newlyLeftOutOn'> {
  const changes = { newlyRunsOn: 0, newlyLeftOutOn: 0 };
  for (const { before, services, devices } of groups) {
    if (!before || before.judgement === 'unknown') continue;
    const now = services[index];
    const outcome = before.services.find((service) => service.name === name)?.outcome;
    if (outcome === 'unknown') continue;
    const ran = outcome !== undefined && runs(outcome);
    if (now !== undefined && runs(now) && !ran) changes.newlyRunsOn += devices.length;
    if ((now === 'left-out' || now === 'left-out-misjudged') && ran) changes.newlyLeftOutOn += devices.length;
  }
  return changes;
}

/**
 * The services of the base that the release hasn't got, and on how many devices they are stopped by it: those that
 * accept the release and ran them before.
 */
export function removedServices({ services }: Release, groups: readonly Group[]): RemovedService[] {
  const kept = new Set(services.map(({ name }) => name));
  const stopped = new Map<string, number>();
  for (const { judgement, before, devices } of groups) {
    if (!before || (judgement !== 'runs' && judgement !== 'unprotected')) continue;
    for (const { name, outcome } of before.services)
      if (!kept.has(name) && runs(outcome)) stopped.set(name, (stopped.get(name) ?? 0) + devices.length);
  }
  return [...stopped].map(([name, stoppedOn]) => ({ name, stoppedOn })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function runs(outcome: string): boolean {
  return outcome === 'runs' || outcome === 'unprotected';
}
