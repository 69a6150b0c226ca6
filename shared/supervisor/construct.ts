import type { Generation } from './generations.ts';
import { isMissing, isObject, own } from './json.ts';
import { posedFact } from './posing.ts';
import { textsOf } from './texts.ts';

/** A construct of contracts whose effect on a device isn't known here. */
export interface Construct {
  /** as it is written: `children`, `{{…}}` */
  readonly name: string;
  /** whether it can touch other services of the release too */
  readonly reaches: 'service' | 'release';
}

/**
 * The constructs that contracts may hold and that nobody uses for containers. What a Supervisor
 * makes of them is not written down anywhere, so the judgement says "unknown" where one may decide:
 *
 * - templates (`{{this.data.v}}`) are filled in before anything is compared
 * - below 17.0.3 the services stand among the facts, so `provides` and `children` of one may meet
 *   another's requirement, or be taken for a second solution; later they don't stand there any more,
 *   and just requirements of `children` count
 * - for the same reason a contract that poses as a fact (posing.ts) may meet what others ask of that
 *   fact, where it has a version
 * - `or` beside a `type` in one requirement, where a generation understands `or`
 */
export function findConstruct(generation: Generation, body: unknown): Construct | undefined {
  if (!isObject(body)) return undefined;
  if ([...textsOf(body)].some((text) => text.includes('{{')))
    return { name: '{{…}}', reaches: generation.needsSlugAndType ? 'release' : 'service' };
  for (const name of generation.needsSlugAndType ? ['children', 'provides'] : ['children']) {
    if (!isMissing(own(body, name))) return { name, reaches: generation.needsSlugAndType ? 'release' : 'service' };
  }
  const posed = posedFact(generation, body);
  if (posed && !isMissing(own(body, 'version')))
    return { name: `type ${posed.type} with a version`, reaches: 'release' };
  const requires = own(body, 'requires');
  if (generation.or && Array.isArray(requires)) {
    const both = (entry: unknown) =>
      isObject(entry) && own(entry, 'or') !== undefined && own(entry, 'type') !== undefined;
    if (requires.some(both)) return { name: 'or beside type', reaches: 'service' };
  }
  return undefined;
}
