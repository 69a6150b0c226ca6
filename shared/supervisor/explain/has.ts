import type { Facts } from '../../fleet/index.ts';
import type { Generation } from '../generations.ts';
import type { OfferedFact, Reading } from '../offer.ts';
import { requirementTypes } from '../validity.ts';

/**
 * What a device offers of the types that a requirement asks for: a version or slug, null where it
 * has none, undefined where nobody knows. Several types are told apart by name, and several candidates
 * for the same fact stand side by side: `28.3.0 or 32.2.0`.
 */
export function offered(generation: Generation, entry: unknown, facts: Facts): string | null | undefined {
  const { candidates } = facts.origin ?? {};
  if (!candidates) return offeredOf(generation, entry, facts);
  const values = new Set(candidates.map((candidate) => offeredOf(generation, entry, { ...facts, ...candidate })));
  const [only] = values;
  return values.size === 1 ? only : [...values].map((value) => value ?? 'none').join(' or ');
}

function offeredOf(generation: Generation, entry: unknown, facts: Facts): string | null | undefined {
  const types = [...new Set(requirementTypes(entry))];
  const values = types.map((type) => [type, offeredOfType(generation, type, facts)] as const);
  const [only] = values;
  if (values.length === 1 && only) return only[1];
  if (values.some(([, value]) => value === undefined)) return undefined;
  const present = values.filter(([, value]) => value !== null);
  return present.length === 0 ? null : present.map(([type, value]) => `${type} ${value}`).join(', ');
}

function offeredOfType(generation: Generation, type: string, facts: Facts): string | null | undefined {
  // Some generations let a version "0" stand in; to people the board has no L4T.
  if (type === 'sw.l4t' && facts.l4tVersion === null) return null;
  const fact = generation.offer.find((candidate) => candidate.type === type);
  if (!fact) return null;
  const present = fact.present ? fact.present(facts) : true;
  if (present !== true) return present === false ? null : undefined;
  const reading = distinguishing(fact);
  return reading ? reading(facts) : null;
}

/** what tells one device's fact from another's: its version, else its slug or name */
function distinguishing({ version, slug, name }: OfferedFact): Reading | undefined {
  return [version, slug, name].find((reading) => typeof reading === 'function');
}
