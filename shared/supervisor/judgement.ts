import type { Facts } from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import { type Decider, type Decision, prepareDecider } from './decision.ts';
import { type Generation, generationOf, newestGeneration } from './generations.ts';
import { asMeant } from './meaning.ts';

/** the judgements, in the order in which reports show them */
export const judgements = ['rejects', 'misjudged', 'unprotected', 'unknown', 'runs'] as const;

/**
 * What a device's Supervisor decides about a release, beside what would be right:
 * `runs` (accepts, rightly), `rejects` (rejects, rightly), `misjudged` (rejects although nothing
 * stands against it), `unprotected` (accepts although a requirement is unmet), or `unknown` where
 * the Supervisor's decision depends on something that isn't known.
 */
export type JudgementName = (typeof judgements)[number];

/**
 * What becomes of a service on a device: it runs; is left out, rightly or misjudged; runs although
 * it is optional and a requirement is unmet (`unprotected`); nobody knows; or the release that
 * holds it is rejected.
 */
export type ServiceOutcome = 'runs' | 'left-out' | 'left-out-misjudged' | 'unprotected' | 'unknown' | 'rejected';

export interface Judgement {
  readonly judgement: JudgementName;
  /** absent where the Supervisor's version isn't known */
  readonly generation?: Generation;
  /** one for each service of the release, in its order */
  readonly services: readonly ServiceOutcome[];
  readonly decided?: Decided;
  /** what was judged: the device's facts, or the likeliest of several candidates that all come to the same */
  readonly facts: Facts;
}

/** The two decisions that a judgement joins, kept to explain it. */
export interface Decided {
  readonly by: Decider;
  readonly decision: Decision;
  readonly right: Decider;
  readonly rightDecision: Decision;
}

/** Judges one release on a device's facts. */
export type Judge = (facts: Facts) => Judgement;

/** how many Supervisor versions a judge remembers the generation of; strangers decide how many there are */
const rememberedVersions = 1000;

/**
 * Makes a release ready to be judged by many devices: `judge(facts)` depends on nothing but the
 * release and the facts. What a generation makes of the release is prepared when the first device
 * of that generation comes.
 */
export function prepareJudge(release: Release): Judge {
  if (release.absent) return (facts) => ({ judgement: 'unknown', services: [], facts });
  const deciders = new Map<Generation, Decider>();
  const byVersion = new Map<string, Decider | undefined>();
  const right = prepareDecider(newestGeneration, release, asMeant);

  const deciderFor = (version: string): Decider | undefined => {
    if (byVersion.has(version)) return byVersion.get(version);
    const generation = generationOf(version);
    let decider = generation && deciders.get(generation);
    if (generation && !decider) {
      decider = prepareDecider(generation, release);
      deciders.set(generation, decider);
    }
    if (byVersion.size >= rememberedVersions) byVersion.clear();
    byVersion.set(version, decider);
    return decider;
  };
  const noneKnown = release.services.map((): ServiceOutcome => 'unknown');

  const judgeAs = (facts: Facts): Judgement => {
    const by = facts.supervisorVersion === undefined ? undefined : deciderFor(facts.supervisorVersion);
    if (!by) return { judgement: 'unknown', services: noneKnown, facts };
    const decision = by.decide(facts);
    const rightDecision = right.decide(facts);
    return {
      judgement: nameJudgement(decision, rightDecision),
      generation: by.generation,
      services: release.services.map((_, index) => serviceOutcome(decision, rightDecision, index)),
      decided: { by, decision, right, rightDecision },
      facts,
    };
  };
  return (facts) => judgeCandidates(facts, judgeAs) ?? judgeAs(facts);
}

/** Where facts may be one thing or another, and nothing depends on which: the judgement that all of them come to. */
function judgeCandidates(facts: Facts, judge: Judge): Judgement | undefined {
  const { origin } = facts;
  if (!origin?.candidates) return undefined;
  const each = origin.candidates.map(({ l4tRelease, ...candidate }) =>
    judge({ ...facts, ...candidate, origin: { ...origin, ...(l4tRelease !== undefined && { l4tRelease }) } }),
  );
  const [first, ...others] = each;
  if (first && others.every((other) => comesToTheSame(first, other))) return first;
  // All reject, rightly or not: the decision is known, and that counts as a rejection.
  const rejections = each.filter(({ judgement }) => judgement === 'rejects' || judgement === 'misjudged');
  return rejections.length === each.length ? rejections.find(({ judgement }) => judgement === 'rejects') : undefined;
}

function comesToTheSame(a: Judgement, b: Judgement): boolean {
  return a.judgement === b.judgement && a.services.every((outcome, index) => outcome === b.services[index]);
}

/**
 * | | right: accept | right: reject, or not known |
 * | --- | --- | --- |
 * | its Supervisor accepts | runs | unprotected |
 * | its Supervisor rejects | misjudged | rejects |
 */
function nameJudgement({ accepts }: Decision, right: Decision): JudgementName {
  if (accepts === undefined) return 'unknown';
  if (accepts) return right.accepts === true ? 'runs' : 'unprotected';
  return right.accepts === true ? 'misjudged' : 'rejects';
}

/** Under an accepted release only optional services can be unmet, so the same two questions are asked of each. */
function serviceOutcome(decision: Decision, right: Decision, index: number): ServiceOutcome {
  if (decision.accepts === undefined) return 'unknown';
  if (!decision.accepts) return 'rejected';
  const met = decision.met[index];
  const rightlyMet = right.met[index];
  if (met === undefined) return 'unknown';
  if (met) return rightlyMet === true ? 'runs' : 'unprotected';
  return rightlyMet === true ? 'left-out-misjudged' : 'left-out';
}
