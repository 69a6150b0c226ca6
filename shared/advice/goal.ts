import type { Group } from '../assessment/index.ts';
import type { Facts } from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import type { Finding, Judge, Judgement } from '../supervisor/index.ts';

/** Whether a judgement is what advice is for. */
export type Goal = (judgement: Judgement) => boolean;

/** Everything that rejects, leaves out or is unprotected is to run, rightly. */
export const deviceRuns: Goal = ({ judgement }) => judgement === 'runs';

/** Says what advice for a finding has to reach; undefined where nothing is wrong, or nobody knows whether anything is. */
export type GoalFinder = (group: Group, finding: Finding) => Goal | undefined;

/**
 * Makes a finder of goals: that the device runs the release; and where it does so already, or just a service that may be
 * left out is at stake, that it runs that service, too. The same goal is the same object.
 */
export function goalFinder({ services }: Release): GoalFinder {
  const ofServices = services.map(
    (_, index): Goal =>
      (judged) =>
        deviceRuns(judged) && judged.services[index] === 'runs',
  );
  return (group, { service }) => {
    if (group.judgement === 'unknown') return undefined;
    const index = services.findIndex(({ name }) => name === service);
    const outcome = group.services[index];
    if (outcome === 'left-out' || outcome === 'left-out-misjudged' || outcome === 'unprotected')
      return ofServices[index];
    return group.judgement === 'runs' ? undefined : deviceRuns;
  };
}

/** Judges, remembering what each object of facts came to. */
export function rememberingJudge(judge: Judge): Judge {
  const known = new Map<Facts, Judgement>();
  return (facts) => {
    const before = known.get(facts);
    if (before) return before;
    const judgement = judge(facts);
    known.set(facts, judgement);
    return judgement;
  };
}

/**
 * The reason that no update and no other Supervisor changes: the board is another than was asked for. A service that
 * a finding of this kind stands against is not to be had.
 */
export function isOfTheBoard({ reason, requirement }: Finding): boolean {
  if (reason !== 'unmet' || typeof requirement !== 'object' || requirement === null) return false;
  const type = 'type' in requirement ? requirement.type : undefined;
  return type === 'hw.device-type' || type === 'arch.sw';
}
