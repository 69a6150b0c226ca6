import type { Facts } from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import { type Generation, generations, newestGeneration, prepareDecider } from '../supervisor/index.ts';
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
  | 'as-written';

/** What the Supervisors from one version on do, up to the next. */
export interface Behaviour {
  readonly from: string;
  readonly effect: Effect;
}

/**
 * What each Supervisor makes of a requirement, found out by judging: a release of one service with that
 * requirement, on a device that has what it asks for, and on one that doesn't. Oldest first, neighbours that
 * do the same joined. Supervisors that know almost no contracts (below 10.6.13) are left out.
 */
export function behavioursOf(requirement: JsonObject): Behaviour[] {
  const release = releaseOf(requirement);
  const [meant, other] = [meantDevice(requirement), otherDevice(requirement)];
  const all: Behaviour[] = [];
  for (const generation of generations) {
    if (generation.contracts !== 'judged' || generation.otherTypes !== 'invalid') continue;
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

/** The behaviours as clauses of a sentence: `Supervisors below 11.1.0 refuse the whole release, and from 11.1.0 on they do what is written`. */
export function describeBehaviours(behaviours: readonly Behaviour[]): string {
  const clauses = behaviours.map(({ from, effect }, index) => {
    const next = behaviours[index + 1]?.from;
    if (index === 0)
      return next === undefined ? `all Supervisors ${words[effect]}` : `Supervisors below ${next} ${words[effect]}`;
    return `from ${from} ${next === undefined ? 'on ' : ''}they ${words[effect]}`;
  });
  return clauses.length < 2 ? clauses.join('') : `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1)}`;
}

const words: Readonly<Record<Effect, string>> = {
  refuses: 'refuse the whole release',
  'met-by-none': 'find it met by no device',
  'met-by-all': 'find it met by every device',
  'as-written': 'do what is written',
};

function effectOn(generation: Generation, release: Release, meant: Facts, other: Facts | undefined): Effect {
  const { decide } = prepareDecider(generation, release);
  const { accepts, invalid } = decide(meant);
  if (invalid) return 'refuses';
  if (!accepts) return 'met-by-none';
  return other !== undefined && decide(other).accepts ? 'met-by-all' : 'as-written';
}

function releaseOf(requirement: JsonObject): Release {
  const body = { type: 'sw.container', slug: 'service', name: 'service', requires: [requirement] };
  const contract = { body, origin: 'api', requirementLocations: [] } as const;
  return { source: 'lint', services: [{ name: 'service', optional: false, contract }] };
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

/** One that has nothing of what is asked; undefined where the requirement asks for something that every device has. */
function otherDevice(requirement: JsonObject): Facts | undefined {
  const plain = plainOf(requirement);
  const { type, version } = plain;
  const meant = meantDevice(requirement);
  if (type === 'hw.device-type') return { ...meant, deviceType: 'another' };
  if (type === 'arch.sw') return { ...meant, arch: 'another' };
  if (type === 'sw.l4t') return { ...meant, l4tVersion: null };
  if (version === undefined || version === null || version === '') return undefined;
  const none = '0.0.0-none';
  return { ...meant, supervisorVersion: none, osVersion: none, kernelVersion: none };
}
