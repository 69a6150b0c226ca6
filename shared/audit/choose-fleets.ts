import { namePattern } from '../policy/index.ts';

/**
 * The slugs of fleets that patterns choose, in order and each once: `acme/*` all of an organization, `*` all there are.
 * What holds no star is a slug. Slugs are the same in any case.
 */
export function chooseFleets(slugs: readonly string[], patterns: readonly string[]): string[] {
  const fits = patterns.map((pattern) => namePattern(pattern.toLowerCase()));
  return slugs.filter((slug) => fits.some((one) => one(slug.toLowerCase()))).sort();
}

/** Whether a fleet is called by a pattern, and not by its name. */
export function isPattern(called: string): boolean {
  return called.includes('*');
}
