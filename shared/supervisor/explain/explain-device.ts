import type { DerivedFact, Facts } from '../../fleet/index.ts';
import type { Location, Release } from '../../release/index.ts';
import type { PreparedService } from '../decision.ts';
import { type Generation, generations, newestGeneration } from '../generations.ts';
import { isObject, own } from '../json.ts';
import type { Decided, Judgement, ServiceOutcome } from '../judgement.ts';
import type { Truth } from '../truth.ts';
import { requirementTypes } from '../validity.ts';
import { aboutRequirement } from './about.ts';
import type { Finding } from './finding.ts';
import { offered } from './has.ts';

/** All that one device makes of a release, requirement by requirement. */
export interface DeviceExplanation {
  /** absent where the Supervisor's version isn't known */
  readonly generation?: ExplainedGeneration;
  readonly services: readonly ExplainedService[];
  /** what concerns the release as a whole, or a service that isn't there */
  readonly findings: readonly Finding[];
}

export interface ExplainedGeneration {
  readonly from: string;
  /** the first Supervisor version that behaves otherwise; absent for the newest */
  readonly below?: string;
  /** what came with it, in words */
  readonly change: string;
}

export interface ExplainedService {
  readonly name: string;
  readonly optional: boolean;
  readonly outcome: ServiceOutcome;
  readonly location?: Location;
  readonly requirements: readonly ExplainedRequirement[];
  /** about its contract as a whole */
  readonly findings: readonly Finding[];
}

/**
 * What a Supervisor makes of a requirement: it is met; unmet; nobody knows; it refuses the whole release for it;
 * takes it for met without knowing it; or doesn't look at it.
 */
export type RequirementOutcome = 'met' | 'unmet' | 'unknown' | 'refused' | 'ignored' | 'not-looked-at';

export interface ExplainedRequirement {
  readonly asked: string;
  /** the types that it asks for; several for a list of alternatives */
  readonly types: readonly string[];
  readonly location?: Location;
  /** a version or slug, null for nothing; absent where nobody knows */
  readonly has?: string | null;
  /** where that is known from, for each fact that it asks for; `record` is the device's own */
  readonly sources: readonly FactSource[];
  readonly outcome: RequirementOutcome;
  /** what the newest Supervisor would make of it */
  readonly newest: 'met' | 'unmet' | 'unknown';
  /** why, where the device's judgement has something to say of it */
  readonly findings: readonly Finding[];
}

export type FactSource = 'record' | 'tag' | 'tables' | 'assumption';

/**
 * Explains a judgement, with the findings that were made of it, requirement by requirement. `assumed` are the facts that
 * are no facts of the device, but were assumed.
 */
export function explainDevice(
  release: Release,
  judgement: Judgement,
  findings: readonly Finding[],
  assumed: readonly (keyof Facts)[] = [],
): DeviceExplanation {
  const { generation, decided, facts } = judgement;
  const services = release.services.map((service, index): ExplainedService => {
    const ofService = findings.filter((finding) => finding.service === service.name);
    const entries = entriesOf(service.contract?.body);
    const location = service.contract?.location ?? service.location;
    return {
      name: service.name,
      optional: service.optional,
      outcome: judgement.services[index] ?? 'unknown',
      ...(location && { location }),
      requirements: entries.map((entry, place) => {
        const { asked, location: written } = aboutRequirement(service, place);
        const about = ofService.filter(({ requirement }) => requirement === entry);
        return {
          asked,
          types: [...new Set(requirementTypes(entry))],
          ...(written && { location: written }),
          ...hasOf(generation ?? newestGeneration, entry, facts),
          sources: sourcesOf(entry, facts, assumed),
          ...outcomesOf(decided, index, place, entry, facts),
          findings: about,
        };
      }),
      findings: ofService.filter(({ requirement }) => !entries.includes(requirement)),
    };
  });
  const names = new Set(release.services.map(({ name }) => name));
  return {
    ...(generation && { generation: explainGeneration(generation) }),
    services,
    findings: findings.filter(({ service }) => service === undefined || !names.has(service)),
  };
}

function explainGeneration(generation: Generation): ExplainedGeneration {
  const next = generations[generations.indexOf(generation) + 1];
  return { from: generation.from, ...(next && { below: next.from }), change: generation.change };
}

function entriesOf(body: unknown): readonly unknown[] {
  const requires = isObject(body) ? own(body, 'requires') : undefined;
  return Array.isArray(requires) ? requires : [];
}

/** What the device offers; by the newest generation where its own doesn't know what was asked. */
function hasOf(generation: Generation, entry: unknown, facts: Facts): Pick<ExplainedRequirement, 'has'> {
  const knows = requirementTypes(entry).every((type) => generation.types.includes(type));
  const has = offered(knows ? generation : newestGeneration, entry, facts);
  return has === undefined ? {} : { has };
}

const factsOfTypes: Readonly<Record<string, keyof Facts>> = {
  'sw.supervisor': 'supervisorVersion',
  'sw.os': 'osVersion',
  'sw.l4t': 'l4tVersion',
  'sw.kernel': 'kernelVersion',
  'hw.device-type': 'deviceType',
  'arch.sw': 'arch',
};

function sourcesOf(entry: unknown, facts: Facts, assumed: readonly (keyof Facts)[]): FactSource[] {
  const { sources = {}, candidates } = facts.origin ?? {};
  const found = requirementTypes(entry).flatMap((type): FactSource[] => {
    const fact = factsOfTypes[type];
    if (fact === undefined) return [];
    if (assumed.includes(fact)) return ['assumption'];
    if (candidates?.some((candidate) => fact in candidate)) return ['tables'];
    return facts[fact] === undefined ? [] : [sources[fact as DerivedFact] ?? 'record'];
  });
  return [...new Set(found)];
}

function outcomesOf(
  decided: Decided | undefined,
  service: number,
  place: number,
  entry: unknown,
  facts: Facts,
): Pick<ExplainedRequirement, 'outcome' | 'newest'> {
  if (!decided) return { outcome: 'unknown', newest: 'unknown' };
  const { by, right } = decided;
  const rightly = right.services[service]?.requirements[place]?.(facts);
  // What even the newest refuses has no test, and no device meets it.
  const newest = right.services[service]?.flaw ? false : rightly;
  return { outcome: outcomeOf(by.generation, by.services[service], place, entry, facts), newest: named(newest) };
}

function outcomeOf(
  generation: Generation,
  prepared: PreparedService | undefined,
  place: number,
  entry: unknown,
  facts: Facts,
): RequirementOutcome {
  if (generation.contracts === 'ignored') return 'not-looked-at';
  if (generation.contracts === 'refused') return 'refused';
  if (!prepared) return 'unknown';
  if (prepared.flaw?.requirement === place) return 'refused';
  if (prepared.l4tAtStake === place && facts.l4tVersion === null) return 'refused';
  if (requirementTypes(entry).some((type) => !generation.types.includes(type))) {
    return generation.otherTypes === 'invalid' ? 'refused' : 'ignored';
  }
  return prepared.flaw ? 'not-looked-at' : named(prepared.requirements[place]?.(facts));
}

function named(truth: Truth): 'met' | 'unmet' | 'unknown' {
  if (truth === undefined) return 'unknown';
  return truth ? 'met' : 'unmet';
}
