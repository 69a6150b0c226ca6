import type { Facts } from '../../fleet/index.ts';
import type { Release } from '../../release/index.ts';
import type { Decided, ServiceOutcome } from '../judgement.ts';
import { sentenceOf, withRule } from './about.ts';
import type { Finding } from './finding.ts';
import { ignoredReason } from './reason.ts';
import { findRefusals } from './refusals.ts';
import { findUnknowns, findUnread } from './unknowns.ts';
import { findUnmet } from './unmet.ts';

/** What is unmet, or may be, under an accepted release without the device's Supervisor minding. */
export function findIgnored(
  release: Release,
  facts: Facts,
  outcomes: readonly ServiceOutcome[],
  { by, right, rightDecision }: Decided,
): Finding[] {
  const unminded = (finding: Finding): Finding => {
    return { ...finding, ...withRule(sentenceOf(finding), ignoredReason(by.generation, finding.requirement)) };
  };
  const refusals = rightDecision.invalid === true ? findRefusals(right, facts) : [];
  const runsUnmet = (index: number) => outcomes[index] === 'unprotected';
  const unmet = right.services.flatMap((prepared, index) =>
    runsUnmet(index) ? findUnmet(right, prepared, facts, undefined) : [],
  );
  return [...[...refusals, ...unmet].map(unminded), ...findUnread(release), ...findUnknowns(right, facts, runsUnmet)];
}
