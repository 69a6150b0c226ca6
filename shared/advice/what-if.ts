import { parse } from 'semver';
import { type Facts, factsCompleter, loadKernels, loadL4t, loadSupervisors } from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import { askedFacts } from '../supervisor/index.ts';
import { staysOf, withoutLost } from './stays.ts';

/** What is to be taken for true of a device although it isn't. */
export interface Assumption {
  /** a semver version */
  readonly supervisorVersion?: string;
  /** bare: `2.58.6+rev1` */
  readonly osVersion?: string;
}

/** A device as it would be, and what that takes for granted. */
export interface WhatIf {
  readonly facts: Facts;
  /** the facts that are none: nobody measured or built what has them */
  readonly assumedFacts: readonly (keyof Assumption)[];
  /** a sentence each, of plain text, strangers' words in it not yet escaped */
  readonly assumed: readonly string[];
}

/**
 * The facts of a device with another OS, another Supervisor, or both. With another OS come the Supervisor that it
 * ships, unless one is given or the device has a newer one, and what it brings of L4T and kernel. Nothing that
 * the tables don't know is made up.
 */
export async function assume(
  facts: Facts,
  { supervisorVersion, osVersion }: Assumption,
  release: Release,
): Promise<WhatIf> {
  const asked = askedFacts(release);
  if (osVersion === undefined) {
    if (supervisorVersion === undefined) return { facts, assumedFacts: [], assumed: [] };
    return {
      facts: { ...facts, supervisorVersion },
      assumedFacts: ['supervisorVersion'],
      assumed: [`It has Supervisor ${supervisorVersion}.`],
    };
  }
  const [supervisors, kernels, l4t, complete] = await Promise.all([
    loadSupervisors(),
    asked.has('kernelVersion') ? loadKernels() : undefined,
    asked.has('l4tVersion') ? loadL4t() : undefined,
    factsCompleter(asked),
  ]);
  const stays = staysOf(facts, kernels, l4t);
  const { deviceType } = facts;
  const shipped = deviceType === undefined ? undefined : supervisors.lookUp(osVersion, deviceType);
  const versions = shipped?.kind === 'known' ? [shipped.value] : shipped?.kind === 'ambiguous' ? shipped.values : [];
  const [likeliest] = versions;
  const own = facts.supervisorVersion;
  const supervisor = supervisorVersion ?? (likeliest === undefined ? own : newerSupervisor(own, likeliest));
  const updated = complete({
    ...stays.facts,
    osVersion,
    ...(supervisor !== undefined && { supervisorVersion: supervisor }),
  });
  const lost = stays.lost.map(
    (fact) =>
      `Which ${fact === 'l4tVersion' ? 'L4T' : 'kernel'} it then has is not known: what it says of its present one differs from the tables.`,
  );
  return {
    facts: withoutLost(updated, stays),
    assumedFacts: supervisor === own ? ['osVersion'] : ['supervisorVersion', 'osVersion'],
    assumed: [sentenceOf(osVersion, { given: supervisorVersion, own, versions }), ...lost],
  };
}

interface Supervisors {
  readonly given: string | undefined;
  readonly own: string | undefined;
  /** what that OS version ships, the likeliest first */
  readonly versions: readonly string[];
}

function sentenceOf(osVersion: string, { given, own, versions }: Supervisors): string {
  const os = `It has balenaOS ${osVersion}`;
  const [first, ...others] = versions;
  if (given !== undefined) return `${os} and Supervisor ${given}.`;
  if (first === undefined) {
    const keeps = own === undefined ? 'nobody knows which it then has' : `it keeps its own, ${own}`;
    return `${os}. Which Supervisor that ships is not known for this device; ${keeps}.`;
  }
  if (newerSupervisor(own, first) !== first)
    return `${os}, which ships Supervisor ${first}; its own, ${own}, is newer and stays.`;
  const some = others.length > 0 ? `; other builds of it ship ${others.join(' or ')}` : '';
  return `${os}, which ships Supervisor ${first}${some}.`;
}

/** The Supervisor that a device has once its OS ships one: the newer of both, for none goes back by itself. */
function newerSupervisor(own: string | undefined, shipped: string): string {
  const [has, ships] = [parse(own), parse(shipped)];
  return own !== undefined && has && ships && has.compare(ships) > 0 ? own : shipped;
}
