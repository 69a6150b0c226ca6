import type { Facts } from '../fleet/index.ts';
import type { Judge, Judgement } from '../supervisor/index.ts';
import type { Goal } from './goal.ts';
import type { OsUpdates } from './os-updates.ts';
import { lowestSpan, type Span } from './span.ts';

/** The versions of its OS that a device can be raised to so that a goal is reached. */
export interface OsAdvice {
  readonly span: Span;
  /** what the device comes to at the lowest of them, and on the last version before it that was tried */
  readonly at: Judgement;
  readonly before: Judgement;
}

/** The lowest OS versions with which a device reaches a goal, each proved by judging it as it would then be. */
export function adviseOs(facts: Facts, updates: OsUpdates, judge: Judge, goal: Goal): OsAdvice | undefined {
  const { versions, factsAt } = updates;
  const span = lowestSpan(versions, (version) => reachesAt(updates, version, judge, goal));
  if (!span) return undefined;
  const before = versions[versions.indexOf(span.from) - 1];
  const [at, last] = [factsAt(span.from)?.[0], before === undefined ? facts : (factsAt(before)?.[0] ?? facts)];
  return at && { span, at: judge(at), before: judge(last) };
}

/** Whether a device reaches a goal with an OS version, whichever of its builds it gets. */
export function reachesAt({ factsAt }: OsUpdates, osVersion: string, judge: Judge, goal: Goal): boolean {
  const each = factsAt(osVersion);
  return each?.every((facts) => goal(judge(facts))) ?? false;
}
