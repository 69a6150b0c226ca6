import { type Assessment, type Group, isRejecting } from '../assessment/index.ts';
import type { Facts } from '../fleet/index.ts';
import { type Finding, prepareJudge } from '../supervisor/index.ts';
import { bestChanges, type FleetAdvice } from './best-changes.ts';
import { findingAdvisor } from './finding-advice.ts';
import { type Goal, goalFinder, isOfTheBoard, rememberingJudge } from './goal.ts';
import { adviseOs } from './os-advice.ts';
import { loadOsUpdates } from './os-updates.ts';
import { provedChanges } from './release-changes.ts';
import { rememberByTwo } from './remember.ts';

/** What to do about a fleet's findings. */
export interface AdvisedFleet {
  /** for those findings of the assessment that something can be done about, in a sentence or two */
  readonly findings: ReadonlyMap<Finding, string>;
  /** the changes that would win the most devices, the best first; at most two */
  readonly best: readonly FleetAdvice[];
}

const nothing: AdvisedFleet = { findings: new Map(), best: [] };

/**
 * Advises about what rejects a release, leaves services out or runs unprotected: which OS version, which
 * Supervisor, or which change of the release helps. None of it is given before the changed device, or the
 * changed release, was judged again and came to run. The tables of OS versions are loaded just where there is
 * something that they may help with. `excused` are the groups whose rejection doesn't count.
 */
export async function adviseFleet(assessment: Assessment, excused?: ReadonlySet<Group>): Promise<AdvisedFleet> {
  const { release, groups } = assessment;
  const goalOf = goalFinder(release);
  const concerned = groups.filter((group) => {
    const { findings } = group;
    // What the board itself stands against can't be helped.
    return isRejecting(group.judgement)
      ? findings.length > 0
      : findings.some((finding) => goalOf(group, finding) && !isHopeless(finding, findings));
  });
  if (concerned.length === 0) return nothing;
  const judge = rememberingJudge(prepareJudge(release));
  const updatesOf = await loadOsUpdates(release);
  const changes = provedChanges(release, groups);
  const osAdvice = rememberByTwo((facts: Facts, goal: Goal) => adviseOs(facts, updatesOf(facts), judge, goal));
  const proofs = { judge, updatesOf, adviseOs: osAdvice, changes };
  const advise = findingAdvisor(release, proofs);
  const findings = new Map<Finding, string>();
  for (const group of concerned) {
    for (const finding of group.findings) {
      const goal = goalOf(group, finding);
      const isRejected = isRejecting(group.judgement);
      if (!goal || (!isRejected && isHopeless(finding, group.findings))) continue;
      const advice = advise(group, finding, goal);
      if (advice !== undefined) findings.set(finding, advice);
    }
  }
  return { findings, best: bestChanges(assessment, proofs, excused) };
}

/** whether the board itself stands against the service that a finding is about */
function isHopeless({ service }: Finding, findings: readonly Finding[]): boolean {
  return findings.some((other) => other.service === service && isOfTheBoard(other));
}
