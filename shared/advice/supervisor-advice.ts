import { compare, parse } from 'semver';
import type { Facts } from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import { generations, prepareJudge } from '../supervisor/index.ts';
import { askedVersions } from './asked-versions.ts';
import type { Goal } from './goal.ts';
import { lowestSpan, type Span } from './span.ts';

/** Makes an advisor of Supervisors: the versions, newer than a device's own, with which it reaches a goal as it is otherwise. */
export function supervisorAdvisor(release: Release): (facts: Facts, goal: Goal) => Span | undefined {
  const judge = prepareJudge(release);
  const asked = askedVersions(release, 'sw.supervisor');
  const versions = [...new Set([...generations.map(({ from }) => from), ...asked])].sort(compare);
  return (facts, goal) => {
    const own = parse(facts.supervisorVersion);
    if (!own) return undefined;
    const newer = versions.filter((version) => own.compare(version) < 0);
    return lowestSpan(newer, (supervisorVersion) => goal(judge({ ...facts, supervisorVersion })));
  };
}
