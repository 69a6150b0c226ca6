import { type FactsCompleter, factsCompleter } from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import { askedFacts, type Judge, prepareJudge } from '../supervisor/index.ts';

/** A release made ready to be judged, with the tables of the facts that it asks for. */
export interface Judging {
  readonly release: Release;
  readonly judge: Judge;
  readonly complete: FactsCompleter;
}

export async function prepareJudging(release: Release): Promise<Judging> {
  return { release, judge: prepareJudge(release), complete: await factsCompleter(askedFacts(release)) };
}
