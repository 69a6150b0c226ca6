import type { Facts } from '../../fleet/index.ts';
import type { Decider, PreparedService } from '../decision.ts';
import { isObject, own } from '../json.ts';
import { aboutRequirement, aboutService, withRule } from './about.ts';
import { describeAsked, shorten } from './asked.ts';
import type { Finding } from './finding.ts';
import { offered } from './has.ts';
import { describeHas } from './message.ts';
import { rejectedReason } from './reason.ts';

/**
 * The requirements of one service that a generation finds unmet on a device, each with what the
 * device has. `rightly` is the same service as the newest generation sees it; where that finds a
 * requirement met, the reason says what this one doesn't understand.
 */
export function findUnmet(
  { generation }: Decider,
  { service, requirements }: PreparedService,
  facts: Facts,
  rightly: PreparedService | undefined,
): Finding[] {
  const findings: Finding[] = [];
  const body = service.contract?.body;
  if (generation.needsSlugAndType && isObject(body) && own(body, 'type') !== 'sw.container') {
    const type = shorten(JSON.stringify(own(body, 'type')) ?? 'none');
    const sentence = `${shorten(service.name)}'s contract has type ${type} in place of sw.container.`;
    findings.push(aboutService(service, 'contract-type-never-met', sentence));
  }
  for (const [index, test] of requirements.entries()) {
    if (test(facts) !== false) continue;
    const finding = aboutRequirement(service, index);
    const has = offered(generation, finding.requirement, facts);
    const rightlyMet = rightly?.requirements[index]?.(facts) ?? (rightly ? undefined : false);
    const sentence = `${shorten(service.name)} asks for ${describeAsked(finding.requirement)}; ${describeHas(finding.requirement, has, facts)}.`;
    const reason = rejectedReason(generation, finding.requirement, has, rightlyMet);
    findings.push({ ...finding, ...(has === undefined ? {} : { has }), ...withRule(sentence, reason) });
  }
  return findings;
}
