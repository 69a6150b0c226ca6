import type { Facts } from '../fleet/index.ts';
import { listed, type Release } from '../release/index.ts';
import { type Decision, type Generation, generations, newestGeneration, prepareDecider } from '../supervisor/index.ts';
import type { JsonObject } from './asked.ts';
import { leastVersion, readRange } from './least-version.ts';

/** What a Supervisor makes of one requirement: of the device that it is meant for, and of others. */
export type Effect =
  /** it takes the contract for invalid, and refuses the whole release */
  | 'refuses'
  /** no device meets it */
  | 'met-by-none'
  /** every device meets it */
  | 'met-by-all'
  | 'as-written'
  /** nobody knows what it decides */
  | 'unknown';

/** What the Supervisors from one version on do, up to the next. */
export interface Behaviour {
  readonly from: string;
  readonly effect: Effect;
}

/**
 * What each Supervisor makes of a requirement, found out by judging: a release of one service with that
 * requirement, on a device that has what it asks for, and on one that doesn't. Oldest first, neighbours that
 * do the same joined. Those that look at no requirement (below 10.4.1) are left out.
 */
export function behavioursOf(requirement: JsonObject): Behaviour[] {
  const release = releaseOf(requirement);
  const [meant, other] = [meantDevice(requirement), otherDevice(requirement)];
  const all: Behaviour[] = [];
  for (const generation of generations) {
    if (generation.contracts !== 'judged') continue;
    const effect = effectOn(generation, release, meant, other);
    if (all.at(-1)?.effect !== effect) all.push({ from: generation.from, effect });
  }
  return all;
}

/** What the newest Supervisor makes of a requirement. */
export function newestEffect(requirement: JsonObject): Effect {
  return effectOn(newestGeneration, releaseOf(requirement), meantDevice(requirement), otherDevice(requirement));
}

/** The first Supervisor that does what is written, and of which all later ones do; undefined where even the newest doesn't. */
export function understoodFrom(requirement: JsonObject): string | undefined {
  const last = behavioursOf(requirement).at(-1);
  return last?.effect === 'as-written' ? last.from : undefined;
}

/**
 * The behaviours as clauses of a sentence: `Supervisors from 10.6.13 to below 11.1.0 refuse the whole release,
 * and from 11.1.0 on they do what is written; older ones don't look`.
 */
export function describeBehaviours(behaviours: readonly Behaviour[]): string {
  // the first that judge contracts take types for met that they don't know, and say no more of them than those before
  const blind = behaviours.length > 1 && behaviours[0]?.effect === 'met-by-all';
  const told = blind ? behaviours.slice(1) : behaviours;
  const clauses = told.map(({ from, effect }, index) => {
    const next = told[index + 1]?.from;
    if (index > 0) return `from ${from} ${next === undefined ? 'on ' : ''}they ${words[effect]}`;
    return `Supervisors from ${from} ${next === undefined ? 'on' : `to below ${next}`} ${words[effect]}`;
  });
  const sentence = clauses.length < 2 ? clauses.join('') : `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1)}`;
  return `${sentence}; older ones don't look`;
}

/** The Supervisors that refuse the whole release for a requirement: `Supervisors from 10.6.13 to below 17.4.0`; undefined where none does. */
export function refusers(requirement: JsonObject): string | undefined {
  const behaviours = behavioursOf(requirement);
  const runs = behaviours.flatMap(({ from, effect }, index) => {
    const next = behaviours[index + 1]?.from;
    return effect === 'refuses' ? [`from ${from} ${next === undefined ? 'on' : `to below ${next}`}`] : [];
  });
  return runs.length === 0 ? undefined : `Supervisors ${listed(runs)}`;
}

/** What becomes of a device that a service is meant for, and of those that it isn't meant for. */
export type Outcome = 'keeps-release' | 'left-out' | 'runs-anywhere' | 'as-written' | 'unknown';

/**
 * What devices do with a release of one service, optional or not, that has a requirement: by the Supervisors
 * from each version on, oldest first, neighbours that do the same joined. 10.4.0, which refuses any contract,
 * is left out where the next doesn't.
 */
export function outcomesOf(requirement: JsonObject, optional: boolean): { from: string; outcome: Outcome }[] {
  const release = releaseOf(requirement, optional);
  const [meant, other] = [meantDevice(requirement), otherDevice(requirement)];
  const each = generations.map((generation) => {
    const { decide } = prepareDecider(generation, release);
    return { from: generation.from, outcome: outcomeOf(decide(meant), decide(other)) };
  });
  const lasting = each.filter(
    ({ outcome }, index) => generations[index]?.contracts !== 'refused' || outcome === each[index + 1]?.outcome,
  );
  return lasting.filter(({ outcome }, index) => outcome !== lasting[index - 1]?.outcome);
}

function outcomeOf(meant: Decision, other: Decision): Outcome {
  if (meant.accepts === false) return 'keeps-release';
  if (meant.accepts === undefined || meant.met[0] === undefined) return 'unknown';
  if (!meant.met[0]) return 'left-out';
  return other.accepts && other.met[0] ? 'runs-anywhere' : 'as-written';
}

const words: Readonly<Record<Effect, string>> = {
  refuses: 'refuse the whole release',
  'met-by-none': 'find it met by no device',
  'met-by-all': 'find it met by every device',
  'as-written': 'do what is written',
  unknown: "make of it what isn't known",
};

function effectOn(generation: Generation, release: Release, meant: Facts, other: Facts): Effect {
  const { decide } = prepareDecider(generation, release);
  const { accepts, invalid } = decide(meant);
  if (invalid) return 'refuses';
  if (accepts === false) return 'met-by-none';
  const { accepts: acceptsOther } = decide(other);
  if (accepts === undefined || acceptsOther === undefined) return 'unknown';
  return acceptsOther ? 'met-by-all' : 'as-written';
}

function releaseOf(requirement: JsonObject, optional = false): Release {
  const body = { type: 'sw.container', slug: 'service', name: 'service', requires: [requirement] };
  const contract = { body, origin: 'api', requirementLocations: [] } as const;
  return { source: 'lint', services: [{ name: 'service', optional, contract }] };
}

/** the requirement itself, or the first alternative of an `or` */
function plainOf(requirement: JsonObject): JsonObject {
  const [first]: unknown[] = Array.isArray(requirement.or) ? requirement.or : [];
  const isOne = requirement.type === undefined && typeof first === 'object' && first !== null;
  return isOne ? (first as JsonObject) : requirement;
}

/** A device that has all that a requirement can ask for, each fact as it is asked. */
function meantDevice(requirement: JsonObject): Facts {
  const { type, slug, name, version } = plainOf(requirement);
  const what = [slug, name].find((text) => typeof text === 'string' && text !== '');
  const range = typeof version === 'string' ? readRange(version) : undefined;
  const has = (range && leastVersion(range)) ?? '32.7.1';
  return {
    supervisorVersion: has,
    osVersion: has,
    kernelVersion: has,
    l4tVersion: has,
    deviceType: type === 'hw.device-type' && what !== undefined ? String(what) : 'jetson-nano',
    arch: type === 'arch.sw' && what !== undefined ? String(what) : 'aarch64',
  };
}

/** One that has nothing of what is asked. */
function otherDevice(requirement: JsonObject): Facts {
  const { type } = plainOf(requirement);
  const meant = meantDevice(requirement);
  if (type === 'hw.device-type') return { ...meant, deviceType: 'another' };
  if (type === 'arch.sw') return { ...meant, arch: 'another' };
  if (type === 'sw.l4t') return { ...meant, l4tVersion: null };
  const none = '0.0.0-none';
  return { ...meant, supervisorVersion: none, osVersion: none, kernelVersion: none };
}
