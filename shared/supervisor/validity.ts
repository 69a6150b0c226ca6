import type { Generation } from './generations.ts';
import { isMissing, isMissingOrText, isObject, own } from './json.ts';

/** Why a Supervisor takes a contract for invalid, and thereby the whole release. */
export interface Flaw {
  readonly reason: 'contract-invalid' | 'requirement-invalid' | 'requirement-type-unknown' | 'or-unknown';
  /** what is wrong, in words that follow "its contract" or "the requirement" */
  readonly what: string;
  /** the entry of `requires`; absent where the contract as a whole is at fault */
  readonly requirement?: number;
}

/**
 * The first thing for which a generation refuses a contract, whatever the device: undefined where
 * there is none. In the order in which a Supervisor looks: the contract's own shape, then the
 * shape of each requirement, then each requirement's type.
 */
export function findFlaw(generation: Generation, body: unknown): Flaw | undefined {
  if (!isObject(body)) return { reason: 'contract-invalid', what: 'is no map of keys and values' };
  const slug = own(body, 'slug');
  if (!isMissingOrText(slug)) return { reason: 'contract-invalid', what: 'has a slug that is no text' };
  if (generation.needsSlugAndType) {
    if (typeof slug !== 'string') return { reason: 'contract-invalid', what: 'has no slug' };
  } else if (!isMissingOrText(own(body, 'type'))) {
    return { reason: 'contract-invalid', what: 'has a type that is no text' };
  }
  const requires = own(body, 'requires');
  if (isMissing(requires)) return undefined;
  if (!Array.isArray(requires)) return { reason: 'contract-invalid', what: 'has a "requires" that is no list' };
  for (const [requirement, entry] of requires.entries()) {
    const flaw = findRequirementFlaw(generation, entry);
    if (flaw) return { ...flaw, requirement };
  }
  for (const [requirement, entry] of requires.entries()) {
    const type = unknownType(generation, entry);
    if (type !== undefined) return { reason: 'requirement-type-unknown', what: type, requirement };
  }
  return undefined;
}

function findRequirementFlaw(generation: Generation, entry: unknown): Omit<Flaw, 'requirement'> | undefined {
  if (!isObject(entry)) return { reason: 'requirement-invalid', what: 'is no map of keys and values' };
  const alternatives = own(entry, 'or');
  if (alternatives !== undefined && own(entry, 'type') === undefined) {
    if (!generation.or) return { reason: 'or-unknown', what: 'is a list of alternatives' };
    if (!Array.isArray(alternatives)) return { reason: 'requirement-invalid', what: 'has an "or" that is no list' };
    for (const alternative of alternatives) {
      const flaw = findPlainFlaw(generation, alternative);
      if (flaw) return { reason: 'requirement-invalid', what: `has an alternative that ${flaw}` };
    }
    return undefined;
  }
  const flaw = findPlainFlaw(generation, entry);
  return flaw === undefined ? undefined : { reason: 'requirement-invalid', what: flaw };
}

/** what is wrong with a requirement that is no `or`, in words that follow "the requirement" */
function findPlainFlaw(generation: Generation, entry: unknown): string | undefined {
  if (!isObject(entry)) return 'is no map of keys and values';
  if (typeof own(entry, 'type') !== 'string') return 'has no type that is a text';
  const version = own(entry, 'version');
  if (typeof version === 'number') return `has a number for a version; put it in quotes, "${version}"`;
  if (!isMissingOrText(version)) return 'has a version that is no text';
  if (!generation.needsSlugAndType && !isMissingOrText(own(entry, 'slug'))) return 'has a slug that is no text';
  return undefined;
}

/** the type, of the requirement or of an alternative in it, that makes this generation refuse the release */
function unknownType({ types, otherTypes }: Generation, entry: unknown): string | undefined {
  if (otherTypes === 'met') return undefined;
  return requirementTypes(entry).find((type) => !types.includes(type));
}

/** The types that a requirement asks for: its own, or those of its alternatives. */
export function requirementTypes(entry: unknown): string[] {
  if (!isObject(entry)) return [];
  const type = own(entry, 'type');
  if (typeof type === 'string') return [type];
  const alternatives = own(entry, 'or');
  return Array.isArray(alternatives) ? alternatives.flatMap(requirementTypes) : [];
}

/**
 * Where a generation's refusal depends on the device: `sw.l4t` on a board without L4T, while that
 * was no type there. The entry of `requires` that is at stake, if one is.
 */
export function l4tAtStake(generation: Generation, body: unknown): number | undefined {
  if (!generation.l4tOnlyOnItsBoards || !isObject(body)) return undefined;
  const requires = own(body, 'requires');
  if (!Array.isArray(requires)) return undefined;
  const index = requires.findIndex((entry) => requirementTypes(entry).includes('sw.l4t'));
  return index < 0 ? undefined : index;
}
