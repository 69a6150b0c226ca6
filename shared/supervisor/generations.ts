import { parse } from 'semver';
import {
  arch,
  deviceType,
  hasL4t,
  kernelVersion,
  l4tInThreeNumbers,
  l4tInTwoNumbers,
  type OfferedFact,
  orWithout,
  osSlug,
  osVersion,
  supervisorVersion,
} from './offer.ts';

/**
 * The behaviour of a range of Supervisor versions, as data. The table below says what each one
 * does in the order in which they came; `docs/supervisors.md` shows what follows from it. All of
 * it was recorded from the published Supervisors (test/conformance).
 */
export interface Generation {
  /** the first Supervisor version that behaves so */
  readonly from: string;
  /** what came with it, in one sentence for people */
  readonly change: string;
  /** `ignored`: every release is accepted; `refused`: one with any contract is invalid; else they are judged */
  readonly contracts: 'ignored' | 'refused' | 'judged';
  /** the requirement types it knows: those of its offer that can be asked for */
  readonly types: readonly string[];
  /** what a requirement of another type does: counts as met, or makes the release invalid */
  readonly otherTypes: 'met' | 'invalid';
  /** on a board without L4T, `sw.l4t` counts as another type */
  readonly l4tOnlyOnItsBoards: boolean;
  /** whether services can be optional */
  readonly optional: boolean;
  /** services with identical contracts collapse into one, and the release is then rejected */
  readonly collapsesIdentical: boolean;
  /** a contract has to have a slug, and only type `sw.container` can be met */
  readonly needsSlugAndType: boolean;
  /** which keys of a requirement are compared besides type, slug and version: all of them, or `data` alone */
  readonly comparedKeys: 'all' | 'data';
  /** whether `{or: [...]}` is understood */
  readonly or: boolean;
  /** what the device offers */
  readonly offer: readonly OfferedFact[];
}

const os: OfferedFact = { type: 'sw.os', slug: 'balenaOS', name: 'balenaOS', version: osVersion };
const named = (type: string) => ({ type, slug: type, name: type });
const supervisor: OfferedFact = { ...named('sw.supervisor'), version: supervisorVersion };
const l4tOrZero = (reading: OfferedFact['version'] & {}): OfferedFact => ({
  ...named('sw.l4t'),
  version: orWithout(reading, '0'),
});
const l4t: OfferedFact = { ...named('sw.l4t'), version: l4tInThreeNumbers };

const ignorant: Generation = {
  from: '0.0.0',
  change: 'knows no contracts and accepts everything',
  contracts: 'ignored',
  types: [],
  otherTypes: 'met',
  l4tOnlyOnItsBoards: false,
  optional: false,
  collapsesIdentical: false,
  needsSlugAndType: true,
  comparedKeys: 'all',
  or: false,
  offer: [],
};
const broken: Generation = {
  ...ignorant,
  from: '10.4.0',
  change: 'is broken: it refuses every release that has a contract, also one without requirements',
  contracts: 'refused',
};
const first: Generation = {
  ...ignorant,
  from: '10.4.1',
  change:
    'knows sw.os and sw.supervisor, takes every other type for met, has no optional services, and rejects a release in which two services have the same contract',
  contracts: 'judged',
  types: ['sw.os', 'sw.supervisor'],
  collapsesIdentical: true,
  offer: [os, { ...supervisor, slug: 'balena-supervisor', name: 'balena-supervisor' }],
};
const withOptional: Generation = {
  ...first,
  from: '10.6.0',
  change: 'services can be optional',
  optional: true,
  collapsesIdentical: false,
};
const withL4t: Generation = {
  ...withOptional,
  from: '10.6.13',
  change:
    'knows sw.supervisor, and sw.l4t on a board that has L4T; every other type makes the release invalid, sw.os too',
  types: ['sw.supervisor', 'sw.l4t'],
  otherTypes: 'invalid',
  l4tOnlyOnItsBoards: true,
  offer: [supervisor, { ...named('sw.l4t'), version: l4tInTwoNumbers, present: hasL4t }],
};
const l4tEverywhere: Generation = {
  ...withL4t,
  from: '10.6.17',
  change: 'knows sw.l4t everywhere; a board without L4T has version 0',
  l4tOnlyOnItsBoards: false,
  offer: [supervisor, l4tOrZero(l4tInTwoNumbers)],
};
const l4tThreeNumbers: Generation = {
  ...l4tEverywhere,
  from: '10.10.0',
  change: 'gives L4T three numbers',
  offer: [supervisor, l4tOrZero(l4tInThreeNumbers)],
};
const deviceTypeByName: Generation = {
  ...l4tThreeNumbers,
  from: '11.1.0',
  change: 'knows hw.device-type, but only by name: asked for by slug it is met on no device',
  types: ['sw.supervisor', 'sw.l4t', 'hw.device-type'],
  offer: [supervisor, l4t, { ...named('hw.device-type'), name: deviceType }],
};
const deviceTypeBySlug: Generation = {
  ...deviceTypeByName,
  from: '14.11.0',
  change: 'knows hw.device-type and arch.sw, by slug or name',
  types: ['sw.supervisor', 'sw.l4t', 'hw.device-type', 'arch.sw'],
  offer: [
    supervisor,
    l4t,
    { type: 'hw.device-type', slug: deviceType, name: deviceType },
    { type: 'arch.sw', slug: arch, name: arch },
  ],
};
const bareFacts: OfferedFact[] = [
  { type: 'sw.supervisor', version: supervisorVersion },
  { type: 'hw.device-type', slug: deviceType },
  { type: 'arch.sw', slug: arch },
  { type: 'sw.l4t', version: l4tInThreeNumbers, present: hasL4t },
];
const withoutNames: Generation = {
  ...deviceTypeBySlug,
  from: '17.0.3',
  change:
    'a contract may lack slug and type, and its type is not looked at; facts lose their names and made-up slugs, so that nothing can be asked for by name',
  needsSlugAndType: false,
  offer: bareFacts,
};
const droppedKeys: Generation = {
  ...withoutNames,
  from: '17.0.4',
  change: 'looks at type, slug, version and data of a requirement and drops the rest: a name asks for nothing',
  comparedKeys: 'data',
};
const withOsAndKernel: Generation = {
  ...droppedKeys,
  from: '17.4.0',
  change: 'knows sw.os (slug balena-os) and sw.kernel (slug linux)',
  types: ['sw.supervisor', 'sw.l4t', 'hw.device-type', 'arch.sw', 'sw.os', 'sw.kernel'],
  offer: [
    ...bareFacts,
    { type: 'sw.os', slug: osSlug, version: osVersion },
    { type: 'sw.kernel', slug: 'linux', version: kernelVersion },
  ],
};
const withOr: Generation = {
  ...withOsAndKernel,
  from: '17.4.2',
  change: 'understands lists of alternatives (or)',
  or: true,
};

/** All generations, oldest first. */
export const generations: readonly Generation[] = [
  ignorant,
  broken,
  first,
  withOptional,
  withL4t,
  l4tEverywhere,
  l4tThreeNumbers,
  deviceTypeByName,
  deviceTypeBySlug,
  withoutNames,
  droppedKeys,
  withOsAndKernel,
  withOr,
];

/** The generation that says what is right: what a contract means today. */
export const newestGeneration: Generation = withOr;

/** The newest Supervisor that was seen behaving as `newestGeneration` says. */
export const newestSeen = '19.0.5';

/**
 * The generation of a Supervisor, by major.minor.patch: a prerelease or build suffix doesn't
 * change it. Undefined for what is no semver version. A Supervisor newer than the newest known
 * generation is judged by that one (see `isNewerThanSeen`).
 */
export function generationOf(version: string): Generation | undefined {
  const parsed = parse(version);
  if (!parsed) return undefined;
  return generations.findLast((generation) => {
    const from = parse(generation.from);
    return from !== null && parsed.compareMain(from) >= 0;
  });
}

/** Whether a Supervisor is newer than any that was seen, so that its judgement is an assumption. */
export function isNewerThanSeen(version: string): boolean {
  const seen = parse(newestSeen);
  return seen !== null && (parse(version)?.compareMain(seen) ?? 0) > 0;
}
