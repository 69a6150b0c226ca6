import type { DerivedFact } from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import { textsOf } from './texts.ts';

const factsOfTypes: readonly (readonly [type: string, fact: DerivedFact])[] = [
  ['arch.sw', 'arch'],
  ['sw.kernel', 'kernelVersion'],
  ['sw.l4t', 'l4tVersion'],
];

/**
 * The facts that a release may ask for and that the API or a snapshot may not tell, so that they
 * have to be looked for elsewhere. Too many rather than too few: any text in a contract counts that
 * is such a type, and a template could become one.
 */
export function askedFacts(release: Release): ReadonlySet<DerivedFact> {
  const texts = release.services
    .map(({ contract }) => textsOf(contract?.body))
    .reduce((all, some) => all.union(some), new Set<string>());
  const all = [...texts].some((text) => text.includes('{{'));
  return new Set(factsOfTypes.flatMap(([type, fact]) => (all || texts.has(type) ? [fact] : [])));
}
