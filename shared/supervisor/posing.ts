import type { Generation } from './generations.ts';
import { isObject, own } from './json.ts';
import type { OfferedFact } from './offer.ts';

/**
 * The fact that a service's contract poses as, where it has that fact's `type` in place of
 * `sw.container`. Below 17.0.3 the services stand among the facts: such a service, if its own
 * requirements are met, is a second solution where the Supervisor expects one, and it refuses the
 * whole release. If they are not met, it is a service that isn't. No builder lets it through.
 */
export function posedFact(generation: Generation, body: unknown): OfferedFact | undefined {
  if (!generation.needsSlugAndType || !isObject(body)) return undefined;
  const type = own(body, 'type');
  return generation.offer.find((fact) => fact.type === type);
}

/** The generation with its offer as a service sees it that stands in the place of the fact it poses as. */
export function withPoser(generation: Generation, posed: OfferedFact, body: unknown): Generation {
  const poser: OfferedFact = { type: posed.type, ...text(body, 'slug'), ...text(body, 'name') };
  return { ...generation, offer: generation.offer.map((fact) => (fact === posed ? poser : fact)) };
}

function text(body: unknown, key: 'slug' | 'name'): { slug?: string; name?: string } {
  const value = isObject(body) ? own(body, key) : undefined;
  return typeof value === 'string' ? { [key]: value } : {};
}
