import type { Facts } from '../../fleet/index.ts';
import { type Decider, type PreparedService, posesOn } from '../decision.ts';
import { hasL4t } from '../offer.ts';
import { aboutRequirement, aboutService, withRule } from './about.ts';
import { shorten } from './asked.ts';
import type { Finding } from './finding.ts';
import { describeKnownSince } from './known-since.ts';
import { describeDevice } from './message.ts';

/** Why a Supervisor takes contracts of the release for invalid on this device; empty where it takes none so. */
export function findRefusals({ services }: Decider, facts: Facts): Finding[] {
  return services.flatMap((prepared) => findRefusal(prepared, facts) ?? []);
}

function findRefusal(prepared: PreparedService, facts: Facts): Finding | undefined {
  const { service, flaw, l4tAtStake, posesAs } = prepared;
  if (flaw) {
    if (flaw.requirement === undefined) {
      return aboutService(service, flaw.reason, `${shorten(service.name)}'s contract ${flaw.what}.`);
    }
    const finding = aboutRequirement(service, flaw.requirement);
    const asks = `${shorten(service.name)} asks for ${finding.asked}`;
    const device = `${describeDevice(facts)} has Supervisor ${facts.supervisorVersion}`;
    const sentence =
      flaw.reason === 'requirement-invalid'
        ? `${asks}: the requirement ${flaw.what}.`
        : flaw.reason === 'requirement-type-unknown'
          ? `${asks}, ${describeKnownSince(finding.requirement)}; ${device}.`
          : `${asks}; ${device}.`;
    return { ...finding, ...withRule(sentence, flaw.reason) };
  }
  if (l4tAtStake !== undefined && hasL4t(facts) === false) {
    const finding = aboutRequirement(service, l4tAtStake);
    const sentence = `${shorten(service.name)} asks for ${finding.asked}; ${describeDevice(facts)} has no L4T.`;
    return { ...finding, has: null, ...withRule(sentence, 'l4t-unknown-without-l4t') };
  }
  if (posesAs && posesOn(prepared, facts) === true) {
    const sentence = `${shorten(service.name)}'s contract has type ${posesAs.type} in place of sw.container.`;
    return aboutService(service, 'contract-poses-as-fact', sentence);
  }
  return undefined;
}
