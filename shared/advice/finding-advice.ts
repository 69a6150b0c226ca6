import { type Group, isRejecting } from '../assessment/index.ts';
import type { Facts } from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import { type Finding, type Judge, type Judgement, requirementTypes, shorten } from '../supervisor/index.ts';
import type { Goal } from './goal.ts';
import type { OsAdvice } from './os-advice.ts';
import type { UpdatesFinder } from './os-updates.ts';
import type { ProvedChange } from './proved-change.ts';
import { rememberByTwo } from './remember.ts';
import { describeSpan, type Span } from './span.ts';
import { supervisorAdvisor } from './supervisor-advice.ts';

/** What advice is proved with. */
export interface Proofs {
  readonly judge: Judge;
  readonly updatesOf: UpdatesFinder;
  /** the lowest OS versions with which a device reaches a goal */
  readonly adviseOs: (facts: Facts, goal: Goal) => OsAdvice | undefined;
  /** the changes of the release that win devices and harm none */
  readonly changes: readonly ProvedChange[];
}

/** Makes an advisor for the findings of a fleet; undefined where nothing helps that is known here. */
export function findingAdvisor(
  release: Release,
  { adviseOs, changes }: Pick<Proofs, 'adviseOs' | 'changes'>,
): (group: Group, finding: Finding, goal: Goal) => string | undefined {
  const adviseSupervisor = rememberByTwo(supervisorAdvisor(release));
  return (group, finding, goal) => {
    const { facts } = group;
    // Who asks for a version knows already which Supervisor it takes; who isn't understood wants to be told.
    const supervisor = finding.reason === 'unmet' ? undefined : adviseSupervisor(facts, goal);
    const os = adviseOs(facts, goal);
    const sentences = newerSentences(release, group, finding, os, supervisor);
    for (const change of changes) {
      if (!helps(change, group, finding, goal)) continue;
      const { todo, remark } = change;
      sentences.push(sentences.length > 0 ? `Or ${todo}.` : `${todo[0]?.toUpperCase()}${todo.slice(1)}.`, remark);
    }
    return sentences.length === 0 ? undefined : sentences.join(' ');
  };
}

/** What a newer Supervisor or OS does for a finding. */
function newerSentences(
  release: Release,
  group: Group,
  finding: Finding,
  os: OsAdvice | undefined,
  supervisor: Span | undefined,
): string[] {
  const what = whatIsWon(group, finding);
  const tag = os ? staleTag(group, finding) : [];
  if (supervisor) {
    const ships = os ? `; balenaOS ${describeSpan(os.span)} ships one` : '';
    return [`With Supervisor ${describeSpan(supervisor)} ${what}${ships}.`, ...tag];
  }
  if (!os) return [];
  const span = describeSpan(os.span);
  return [hasIt(release, finding, os) ? `balenaOS ${span} has it.` : `With balenaOS ${span} ${what}.`, ...tag];
}

function whatIsWon({ judgement }: Group, { service }: Finding): string {
  if (isRejecting(judgement)) return 'the device accepts the release';
  return judgement === 'unprotected'
    ? 'all that is asked is met'
    : `${shorten(service ?? 'the service')} runs, rightly`;
}

/** Whether a change of the release, which wins devices, reaches the goal for these; what may be left out is not won. */
function helps({ won, optional }: ProvedChange, group: Group, { service }: Finding, goal: Goal): boolean {
  const after = won.get(group);
  if (!after || !goal(after)) return false;
  return optional === undefined || (service === optional && isRejecting(group.judgement) && runsAny(after));
}

/** whether there is a service that runs: a release of which all is left out is of no use */
export function runsAny(judgement: Judgement | undefined): boolean {
  return judgement?.services.includes('runs') ?? false;
}

/** Whether the very requirement is met from that OS version on, and not before; else it takes more than that. */
function hasIt(release: Release, { service, requirement, reason }: Finding, { at, before }: OsAdvice): boolean {
  const index = release.services.findIndex(({ name }) => name === service);
  const isMet = ({ decided, facts }: Judgement) => {
    const prepared = decided?.by.services[index];
    const place = requiresOf(prepared?.service.contract?.body).indexOf(requirement);
    return prepared?.requirements[place]?.(facts);
  };
  return reason === 'unmet' && isMet(at) === true && isMet(before) !== true;
}

function requiresOf(body: unknown): readonly unknown[] {
  return typeof body === 'object' && body !== null && 'requires' in body && Array.isArray(body.requires)
    ? body.requires
    : [];
}

/** A tag says what it says after an update, too. */
function staleTag({ facts }: Group, { requirement }: Finding): string[] {
  const { sources } = facts.origin ?? {};
  const types = requirementTypes(requirement);
  const tagged =
    (types.includes('sw.l4t') && sources?.l4tVersion === 'tag') ||
    (types.includes('sw.kernel') && sources?.kernelVersion === 'tag');
  return tagged ? ['Then set its tag anew, which tells what it has now.'] : [];
}
