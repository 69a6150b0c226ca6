import { parse } from 'semver';
import { type Group, isRejecting } from '../assessment/index.ts';
import { type Judgement, prepareJudge } from '../supervisor/index.ts';
import type { ReleaseChange } from './changed-release.ts';
import { deviceRuns } from './goal.ts';

/** A change of the release with the groups that it wins, and what they come to with it. */
export interface ProvedChange extends ReleaseChange {
  readonly won: ReadonlyMap<Group, Judgement>;
}

/**
 * Judges a changed release for all groups of a fleet. Undefined where it wins none, or where a device would be worse
 * off with it: it has to run, rightly, or to come to what it came to before.
 */
export function proveChange(change: ReleaseChange, groups: readonly Group[]): ProvedChange | undefined {
  const { release, justBelow } = change;
  if (justBelow !== undefined && groups.some((group) => !isBelow(group, justBelow))) return undefined;
  const judge = prepareJudge(release);
  const won = new Map<Group, Judgement>();
  for (const group of groups) {
    const after = judge(group.facts);
    if (isWorse(group, after)) return undefined;
    if (deviceRuns(after) && differs(group, after)) won.set(group, after);
  }
  return won.size === 0 ? undefined : { ...change, won };
}

function differs({ judgement, services }: Group, after: Judgement): boolean {
  return after.judgement !== judgement || after.services.some((outcome, index) => outcome !== services[index]);
}

function isWorse({ judgement, services }: Group, after: Judgement): boolean {
  if (isRejecting(judgement)) return !isRejecting(after.judgement) && !deviceRuns(after);
  if (after.judgement !== judgement) return !deviceRuns(after);
  return after.services.some((outcome, index) => outcome !== services[index] && outcome !== 'runs');
}

/** a device whose Supervisor nobody knows may have any */
function isBelow({ facts }: Group, version: string): boolean {
  return (parse(facts.supervisorVersion)?.compareMain(version) ?? 0) < 0;
}
