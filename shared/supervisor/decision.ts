import type { Facts } from '../fleet/index.ts';
import type { Release, Service } from '../release/index.ts';
import { type Construct, findConstruct } from './construct.ts';
import type { Generation } from './generations.ts';
import { identicalContracts } from './identical.ts';
import { isObject, own } from './json.ts';
import { hasL4t, type OfferedFact } from './offer.ts';
import { posedFact, withPoser } from './posing.ts';
import { type RequirementTest, requirementTest } from './requirement.ts';
import { all, not, some, type Truth } from './truth.ts';
import { type Flaw, findFlaw, l4tAtStake } from './validity.ts';

/** What one generation decides about a release on one device's facts. */
export interface Decision {
  /** false: the device stays on its current release */
  readonly accepts: Truth;
  /** whether it takes a contract for invalid, so that no service is looked at; undefined where that depends on an unknown fact */
  readonly invalid: Truth;
  /**
   * for each service of the release, whether its contract is valid and its requirements are met;
   * true throughout where the generation doesn't look
   */
  readonly met: readonly Truth[];
}

/** A release made ready for one generation. */
export interface Decider {
  readonly generation: Generation;
  readonly decide: (facts: Facts) => Decision;
  /** what is known of each service's contract before any device is looked at */
  readonly services: readonly PreparedService[];
}

export interface PreparedService {
  readonly service: Service;
  /** for which the contract is refused on every device */
  readonly flaw: Flaw | undefined;
  /** the entry of `requires` for which it is refused on a board without L4T */
  readonly l4tAtStake: number | undefined;
  readonly construct: Construct | undefined;
  /** the fact that the contract poses as, by its type (posing.ts) */
  readonly posesAs: OfferedFact | undefined;
  /** for each entry of `requires` */
  readonly requirements: readonly RequirementTest[];
}

/** how a contract is read: as it is written, or as it is meant (meaning.ts) */
type Reader = (body: unknown) => unknown;
const asWritten: Reader = (body) => body;

/**
 * Makes a release ready to be decided on by one generation for many devices.
 *
 * 1. A generation that knows no contracts accepts; the one that is broken finds every contract invalid.
 * 2. An invalid contract of any service, an optional one too, refuses the release.
 * 3. A service is met if it has no contract or every requirement is met. Where the generation
 *    looks at the contract's type, one that is not `sw.container` is never met.
 * 4. The release is accepted if every unmet service is optional, and the generation knows that
 *    services can be. Where it takes identical contracts for one, a release that has them is not.
 *
 * What isn't known (a fact, a contract, the effect of a construct) leaves open just what depends on it.
 */
export function prepareDecider(generation: Generation, release: Release, read: Reader = asWritten): Decider {
  const services = release.services.map((service) => prepareService(generation, service, read));
  return { generation, services, decide: decider(generation, release, services) };
}

function decider(generation: Generation, release: Release, services: readonly PreparedService[]): Decider['decide'] {
  const { contracts } = generation;
  const undecided =
    release.undecided !== undefined || release.services.some((service) => service.undecided !== undefined);
  const everyMet = release.services.map(() => true);

  if (contracts === 'ignored') return () => ({ accepts: true, invalid: false, met: everyMet });
  if (contracts === 'refused') {
    const invalid: Truth = release.services.some((service) => service.contract) || (undecided ? undefined : false);
    const decision: Decision = { accepts: invalid === undefined ? undefined : !invalid, invalid, met: everyMet };
    return () => decision;
  }

  const reachesRelease = services.some((prepared) => prepared.construct?.reaches === 'release');
  const collapses = generation.collapsesIdentical && identicalContracts(release).length > 0;

  return (facts) => {
    const refused = some(services.map((prepared) => refusedBy(prepared, facts)));
    const met = services.map((prepared) => serviceMet(generation, prepared, facts, reachesRelease));
    if (refused) return { accepts: false, invalid: true, met };
    const open = refused === undefined || undecided;
    const allowed = services.map(({ service }, index) => (generation.optional && service.optional) || met[index]);
    // With a construct that reaches the whole release not even what seems unmet is certain.
    const accepts = all([...allowed, collapses ? false : open ? undefined : true]);
    return { accepts: reachesRelease ? undefined : accepts, invalid: refused, met };
  };
}

function prepareService(generation: Generation, service: Service, read: Reader): PreparedService {
  const { contract } = service;
  if (!contract || generation.contracts !== 'judged') {
    return {
      service,
      flaw: undefined,
      l4tAtStake: undefined,
      construct: undefined,
      posesAs: undefined,
      requirements: [],
    };
  }
  const body = read(contract.body);
  const flaw = findFlaw(generation, body);
  const requires = isObject(body) ? own(body, 'requires') : undefined;
  const entries = flaw === undefined && Array.isArray(requires) ? requires : [];
  const posesAs = posedFact(generation, body);
  const asJudged = posesAs ? withPoser(generation, posesAs, body) : generation;
  return {
    service,
    flaw,
    l4tAtStake: l4tAtStake(generation, body),
    construct: findConstruct(generation, body),
    posesAs,
    requirements: entries.map((entry) => requirementTest(asJudged, entry)),
  };
}

/**
 * Whether the contract is invalid on this device: it is on every one, or it asks for `sw.l4t` where
 * that is no type on a board without L4T, or it poses as a fact and its own requirements are met.
 */
function refusedBy(prepared: PreparedService, facts: Facts): Truth {
  if (prepared.flaw) return true;
  const l4tRefused = prepared.l4tAtStake === undefined ? false : not(hasL4t(facts));
  return some([l4tRefused, posesOn(prepared, facts)]);
}

/** whether the contract poses as a fact that this very device has, with its own requirements met */
export function posesOn(prepared: PreparedService, facts: Facts): Truth {
  const { posesAs } = prepared;
  if (!posesAs) return false;
  return all([posesAs.present ? posesAs.present(facts) : true, ...truths(prepared, facts)]);
}

function serviceMet(generation: Generation, prepared: PreparedService, facts: Facts, reachesRelease: boolean): Truth {
  const { service, flaw, construct } = prepared;
  if (service.undecided !== undefined) return undefined;
  if (!service.contract) return true;
  if (flaw) return false;
  if (reachesRelease || construct) return undefined;
  if (generation.needsSlugAndType && isObject(service.contract.body)) {
    if (own(service.contract.body, 'type') !== 'sw.container') return false;
  }
  return all(truths(prepared, facts));
}

function truths({ requirements }: PreparedService, facts: Facts): Truth[] {
  return requirements.map((test) => test(facts));
}
