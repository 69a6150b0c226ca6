import type { Facts } from '../../fleet/index.ts';
import type { Release } from '../../release/index.ts';
import { type Decider, type PreparedService, posesOn } from '../decision.ts';
import { hasL4t } from '../offer.ts';
import { aboutRequirement, aboutService } from './about.ts';
import { shorten } from './asked.ts';
import type { Finding } from './finding.ts';
import { describeDevice, describeUnknown } from './message.ts';

/** What of the release nobody could read, so that there may be services and requirements beside those known. */
export function findUnread({ undecided }: Release): Finding[] {
  return undecided === undefined ? [] : [{ reason: 'contract-undecided', message: undecided }];
}

/** What stands in the way of a decision: contracts, constructs and facts that aren't known, of the services that it concerns. */
export function findUnknowns(by: Decider, facts: Facts, concerns: (index: number) => boolean): Finding[] {
  return by.services.flatMap((prepared, index) => (concerns(index) ? findUnknown(prepared, facts) : []));
}

function findUnknown(prepared: PreparedService, facts: Facts): Finding[] {
  const { service, construct, l4tAtStake, posesAs, requirements } = prepared;
  if (service.undecided !== undefined) {
    return [{ ...aboutService(service, 'contract-undecided', ''), message: service.undecided }];
  }
  if (construct) {
    return [aboutService(service, 'construct-unknown', `${shorten(service.name)}'s contract uses ${construct.name}.`)];
  }
  if (posesAs && posesOn(prepared, facts) === undefined && posesAs.present?.(facts) === undefined) {
    const what = `${shorten(service.name)}'s contract has type ${posesAs.type} in place of sw.container`;
    const message = `${what}; nobody knows whether ${describeDevice(facts)} has it.`;
    return [{ ...aboutService(service, 'fact-unknown', ''), message }];
  }
  const open = requirements.flatMap((test, index) => (test(facts) === undefined ? [index] : []));
  const unknown = l4tAtStake !== undefined && hasL4t(facts) === undefined ? new Set([l4tAtStake, ...open]) : open;
  return [...unknown].map((index) => {
    const finding = aboutRequirement(service, index);
    const missing = describeUnknown(finding.requirement, facts);
    return {
      ...finding,
      reason: 'fact-unknown',
      message: `${shorten(service.name)} asks for ${finding.asked}; ${missing}.`,
    };
  });
}
