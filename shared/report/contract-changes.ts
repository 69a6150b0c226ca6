import type { Check } from '../policy/index.ts';
import type { Location, Release, Service } from '../release/index.ts';
import { requirementsOf, shorten } from '../supervisor/index.ts';

/** One thing that a project asks for otherwise than what it is compared with. */
export interface ContractChange {
  readonly service: string;
  readonly kind:
    | 'service-added'
    | 'service-removed'
    | 'made-optional'
    | 'made-required'
    | 'requirement-added'
    | 'requirement-removed';
  /** the requirement, in words: `sw.l4t >=32.4.2` */
  readonly asked?: string;
  /** where it is written now; absent for what is gone */
  readonly location?: Location;
}

/**
 * What changes in the contracts beside the base, for a check in which nobody could look at a device: that is all that
 * can be said of a release then. Services and requirements in the order of the project; undefined where there is no base.
 */
export function contractChanges({ release, unseen, comparedWith }: Check): ContractChange[] | undefined {
  if (unseen === undefined || !release || !comparedWith) return undefined;
  // Of what could not be read nobody knows whether it changed.
  if (isOpen(release) || isOpen(comparedWith)) return undefined;
  const before = new Map(comparedWith.services.map((service) => [service.name, service]));
  const kept = new Set(release.services.map(({ name }) => name));
  return [
    ...release.services.flatMap((service) => serviceChanges(service, before.get(service.name))),
    ...comparedWith.services
      .filter(({ name }) => !kept.has(name))
      .map(({ name }): ContractChange => ({ service: name, kind: 'service-removed' })),
  ];
}

function isOpen({ undecided, services }: Release): boolean {
  return undecided !== undefined || services.some((service) => service.undecided !== undefined);
}

function serviceChanges(now: Service, before: Service | undefined): ContractChange[] {
  const { name: service, optional, location } = now;
  const at = location ? { location } : {};
  const asked = requirementsOf(now);
  const askedBefore = before ? requirementsOf(before) : [];
  const was = new Set(askedBefore.map((one) => one.asked));
  const is = new Set(asked.map((one) => one.asked));
  return [
    ...(before ? [] : [{ service, kind: 'service-added' as const, ...at }]),
    ...(before && before.optional !== optional
      ? [{ service, kind: optional ? ('made-optional' as const) : ('made-required' as const), ...at }]
      : []),
    ...asked
      .filter((one) => !was.has(one.asked))
      .map(({ entry: _, ...one }): ContractChange => ({ service, kind: 'requirement-added', ...one })),
    ...askedBefore
      .filter((one) => !is.has(one.asked))
      .map((one): ContractChange => ({ service, kind: 'requirement-removed', asked: one.asked })),
  ];
}

/** A change in a sentence, with strangers' words in it, not yet escaped for any output. */
export function contractChangeSentence({ service, kind, asked = '' }: ContractChange): string {
  const name = shorten(service);
  switch (kind) {
    case 'service-added':
      return `${name} is new.`;
    case 'service-removed':
      return `${name} is removed.`;
    case 'made-optional':
      return `${name} is optional now.`;
    case 'made-required':
      return `${name} is no longer optional.`;
    case 'requirement-added':
      return `${name} now asks for ${asked}.`;
    case 'requirement-removed':
      return `${name} no longer asks for ${asked}.`;
  }
}

/** what is said where there is a base and nothing changes */
export const nothingChanges = 'What the services ask for stays as it is.';
