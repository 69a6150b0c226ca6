import type { Assessment, Group } from '../assessment/index.ts';
import { type AdvisedFleet, adviseFleet } from './advise-fleet.ts';
import type { FleetAdvice } from './best-changes.ts';

/** Assessments whose findings carry their advice, and what wins the most devices of each. */
export interface AdvisedFleets {
  readonly assessments: readonly Assessment[];
  readonly advice: ReadonlyMap<Assessment, readonly FleetAdvice[]>;
}

/** Advises about each fleet of a check; `excusedIn` gives the groups of one whose rejection doesn't count. */
export async function adviseFleets(
  assessments: readonly Assessment[],
  excusedIn: (assessment: Assessment) => ReadonlySet<Group> = () => new Set(),
): Promise<AdvisedFleets> {
  const advised: Assessment[] = [];
  const advice = new Map<Assessment, readonly FleetAdvice[]>();
  for (const assessment of assessments) {
    const fleet = await adviseFleet(assessment, excusedIn(assessment));
    const told = withAdvice(assessment, fleet);
    advised.push(told);
    advice.set(told, fleet.best);
  }
  return { assessments: advised, advice };
}

/** The assessment with each finding's advice in it; the same where there is none. */
export function withAdvice(assessment: Assessment, { findings: advice }: AdvisedFleet): Assessment {
  if (advice.size === 0) return assessment;
  const groups = assessment.groups.map((group) => {
    if (!group.findings.some((finding) => advice.has(finding))) return group;
    const findings = group.findings.map((finding) => {
      const said = advice.get(finding);
      return said === undefined ? finding : { ...finding, advice: said };
    });
    return { ...group, findings };
  });
  return { ...assessment, groups };
}
