import type { Location, Service } from '../../release/index.ts';
import { isObject, own } from '../json.ts';
import { formatRequirement } from './asked.ts';
import type { Finding, Reason } from './finding.ts';
import { reasons } from './finding.ts';

/** A finding about a service's contract as a whole. */
export function aboutService(service: Service, reason: Reason, sentence: string): Finding {
  const location = service.contract?.location ?? service.location;
  return { service: service.name, ...at(location), ...withRule(sentence, reason) };
}

/** What a finding about one requirement says before its reason. */
export interface AskedFor {
  readonly service: string;
  readonly requirement: unknown;
  readonly asked: string;
  readonly location?: Location;
}

export function aboutRequirement(service: Service, index: number): AskedFor {
  const { contract } = service;
  const requirement = requirementOf(service, index);
  const location = contract?.requirementLocations[index] ?? contract?.location ?? service.location;
  return { service: service.name, requirement, asked: formatRequirement(requirement), ...at(location) };
}

/** A reason with a message that ends in its rule, save where the sentence already says it all. */
export function withRule(sentence: string, reason: Reason): Pick<Finding, 'reason' | 'message'> {
  return { reason, message: reason === 'unmet' ? sentence : `${sentence} ${reasons[reason]}` };
}

/** What a finding's message says before its rule. */
export function sentenceOf({ reason, message }: Pick<Finding, 'reason' | 'message'>): string {
  const rule = ` ${reasons[reason]}`;
  return message.endsWith(rule) ? message.slice(0, -rule.length) : message;
}

function at(location: Location | undefined): { location?: Location } {
  return location ? { location } : {};
}

function requirementOf({ contract }: Service, index: number): unknown {
  const requires = isObject(contract?.body) ? own(contract.body, 'requires') : undefined;
  return Array.isArray(requires) ? requires[index] : undefined;
}
