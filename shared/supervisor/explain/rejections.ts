import type { Facts } from '../../fleet/index.ts';
import type { Release } from '../../release/index.ts';
import { identicalContracts } from '../identical.ts';
import type { Decided, ServiceOutcome } from '../judgement.ts';
import { aboutService, withRule } from './about.ts';
import { shorten } from './asked.ts';
import type { Finding } from './finding.ts';
import { findRefusals } from './refusals.ts';
import { findUnmet } from './unmet.ts';

/** What makes a device's Supervisor reject the release. */
export function findRejections(release: Release, facts: Facts, decided: Decided): Finding[] {
  const { by, decision, right, rightDecision } = decided;
  const { generation } = by;
  if (generation.contracts === 'refused') {
    const refused = release.services.filter(({ contract }) => contract);
    const refusals = refused.map((service) =>
      aboutService(service, 'contracts-broken', `${shorten(service.name)} has a contract.`),
    );
    const rightly = rightDecision.invalid === true ? findRefusals(right, facts) : [];
    return [...refusals, ...rightly, ...findRightlyUnmet(facts, decided)];
  }
  if (decision.invalid === true) {
    const refusals = findRefusals(by, facts);
    const isNew = ({ service, requirement }: Finding) =>
      !refusals.some((refusal) => refusal.service === service && refusal.requirement === requirement);
    return [...refusals, ...findRightlyUnmet(facts, decided).filter(isNew)];
  }
  const findings = generation.collapsesIdentical ? findIdentical(release) : [];
  for (const [index, prepared] of by.services.entries()) {
    const { optional } = prepared.service;
    if (decision.met[index] !== false || (generation.optional && optional)) continue;
    const unmet = findUnmet(by, prepared, facts, right.services[index]);
    // Newer Supervisors would have left the service out and accepted the release.
    const forgiven = optional && rightDecision.accepts === true;
    findings.push(
      ...(forgiven
        ? unmet.map((finding) => ({ ...finding, ...withRule(finding.message, 'optional-unknown') }))
        : unmet),
    );
  }
  return findings;
}

/** What would reject the release on a Supervisor that reads its contracts as well; nothing where it would be accepted. */
function findRightlyUnmet(facts: Facts, { right, rightDecision }: Decided): Finding[] {
  if (rightDecision.accepts !== false) return [];
  return right.services.flatMap((prepared, index) =>
    rightDecision.met[index] === false && !prepared.service.optional
      ? findUnmet(right, prepared, facts, undefined)
      : [],
  );
}

function findIdentical(release: Release): Finding[] {
  return identicalContracts(release).flatMap((index) => {
    const service = release.services[index];
    if (!service) return [];
    const sentence = `${shorten(service.name)} has the same contract as a service before it.`;
    return aboutService(service, 'identical-contracts', sentence);
  });
}

/** What leaves optional services out under an accepted release. */
export function findLeftOut(facts: Facts, outcomes: readonly ServiceOutcome[], decided: Decided): Finding[] {
  const { by, right } = decided;
  return by.services.flatMap((prepared, index) => {
    if (outcomes[index] !== 'left-out' && outcomes[index] !== 'left-out-misjudged') return [];
    return findUnmet(by, prepared, facts, right.services[index]);
  });
}
