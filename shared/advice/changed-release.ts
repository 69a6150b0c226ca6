import type { Release } from '../release/index.ts';
import { type Finding, shorten } from '../supervisor/index.ts';
import { isRecord } from './asked-versions.ts';

/** A change of the release that may win devices, with what is to be said of it. */
export interface ReleaseChange {
  readonly release: Release;
  /** what to do, as a request and as a deed: `make sync optional`, `Making sync optional` */
  readonly todo: string;
  readonly doing: string;
  /** what is won by it, or what has to be known: a sentence */
  readonly remark: string;
  /** the service that may then be left out; absent where requirements are written otherwise */
  readonly optional?: string;
  /** where one device has this Supervisor or a newer one, the change is none for the fleet */
  readonly justBelow?: string;
}

/** The release with one of its services optional; undefined where there is no other that could run without it. */
export function madeOptional(release: Release, service: string): ReleaseChange | undefined {
  const { services } = release;
  if (services.length < 2 || !services.some(({ name, optional }) => name === service && !optional)) return undefined;
  return {
    release: {
      ...release,
      services: services.map((each) => (each.name === service ? { ...each, optional: true } : each)),
    },
    todo: `make ${shorten(service)} optional`,
    doing: `Making ${shorten(service)} optional`,
    remark: 'The other services then run without it.',
    optional: service,
  };
}

/** How the requirements of one kind are written otherwise. */
interface Rewriting {
  /** whether a finding may be helped by it */
  readonly helps: (finding: Finding) => boolean;
  /** the requirement in its other form; undefined for one that stays */
  readonly rewrite: (entry: Readonly<Record<string, unknown>>) => Record<string, unknown> | undefined;
  readonly todo: string;
  readonly doing: string;
  readonly remark: string;
  readonly justBelow?: string;
}

const kinds = new Set(['hw.device-type', 'arch.sw']);

/** The other forms that some Supervisors understand better. Whether they do is proved by judging, not here. */
const rewritings: readonly Rewriting[] = [
  {
    helps: ({ reason }) => reason === 'device-type-by-name-only',
    rewrite: ({ slug, ...entry }) =>
      entry['type'] === 'hw.device-type' && typeof slug === 'string' && entry['name'] === undefined
        ? { ...entry, name: slug }
        : undefined,
    todo: 'ask for device types by name, in a contract file (name: in place of slug:)',
    doing: 'Asking for device types by name, in a contract file (name: in place of slug:),',
    remark:
      'That holds for Supervisors below 17.0.3 alone: newer ones drop the name, or find it met by none, and lint objects to it (balena-contracts-ignore: asked-by-name).',
    justBelow: '17.0.3',
  },
  {
    helps: ({ reason }) => reason === 'name-unknown',
    rewrite: ({ name, ...entry }) =>
      kinds.has(String(entry['type'])) && typeof name === 'string' && !entry['slug']
        ? { ...entry, slug: name }
        : undefined,
    todo: 'ask for device types and architectures by slug (slug: in place of name:)',
    doing: 'Asking for device types and architectures by slug (slug: in place of name:)',
    remark: 'Supervisors from 14.11.0 on understand it.',
  },
  {
    helps: ({ reason }) => reason === 'or-unknown',
    rewrite: (entry) => {
      const alternatives = entry['or'];
      const [only, ...others] = Array.isArray(alternatives) && entry['type'] === undefined ? alternatives : [];
      return others.length === 0 && isRecord(only) ? only : undefined;
    },
    todo: 'write a requirement with one alternative without the list (or:), in a contract file',
    doing: 'Writing a requirement with one alternative without the list (or:), in a contract file,',
    remark: 'Supervisors below 17.4.2 understand no lists.',
  },
  {
    helps: ({ requirement }) => isRecord(requirement) && namesOnlyType(requirement) && Boolean(requirement['slug']),
    rewrite: ({ slug, ...entry }) => (namesOnlyType(entry) && slug ? entry : undefined),
    todo: 'leave the slug out where sw.supervisor or sw.l4t is asked for',
    doing: 'Leaving the slug out where sw.supervisor or sw.l4t is asked for',
    remark: 'Supervisors have had several, and newer ones have none.',
  },
];

function namesOnlyType({ type }: Readonly<Record<string, unknown>>): boolean {
  return type === 'sw.supervisor' || type === 'sw.l4t';
}

/** The release with its requirements written otherwise, in each way that may help one of the findings. */
export function rewrittenReleases(release: Release, findings: readonly Finding[]): ReleaseChange[] {
  return rewritings
    .filter(({ helps }) => findings.some(helps))
    .map(({ helps: _, rewrite, ...said }) => ({ release: rewritten(release, rewrite), ...said }));
}

function rewritten(release: Release, rewrite: Rewriting['rewrite']): Release {
  const services = release.services.map((service) => {
    const { contract } = service;
    if (!contract || !isRecord(contract.body) || !Array.isArray(contract.body['requires'])) return service;
    const requires = contract.body['requires'].map((entry: unknown) => (isRecord(entry) && rewrite(entry)) || entry);
    return { ...service, contract: { ...contract, body: { ...contract.body, requires } } };
  });
  return { ...release, services };
}
