/**
 * One step on a path of values, behind which there may be something: a tree of maps, one level for
 * each value. It finds what belongs to a combination of values without joining them to a text, and
 * tells undefined, null and any text apart.
 */
export interface Step<Found> {
  readonly next: Map<unknown, Step<Found>>;
  found: Found | undefined;
}

export function firstStep<Found>(): Step<Found> {
  return { next: new Map(), found: undefined };
}

/** The step behind a value, made where nobody went there before. */
export function follow<Found>({ next }: Step<Found>, value: unknown): Step<Found> {
  const known = next.get(value);
  if (known) return known;
  const made = firstStep<Found>();
  next.set(value, made);
  return made;
}
