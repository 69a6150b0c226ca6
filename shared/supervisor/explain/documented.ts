import type { Reason } from './finding.ts';

/** The page that says how Supervisors judge. */
const page = 'docs/supervisors.md';

const sections = {
  generations: 'the-generations',
  met: 'when-is-a-requirement-met',
  outcome: 'what-the-supervisor-does-with-the-outcome',
  judgements: 'the-five-judgements',
} as const;

const sectionsOfReasons = {
  unmet: 'met',
  'range-unreadable': 'met',
  'prerelease-unmet': 'met',
  'build-metadata-unmet': 'met',
  'slug-unmet': 'met',
  'key-unmet': 'met',
  'contracts-broken': 'generations',
  'contract-invalid': 'generations',
  'requirement-invalid': 'generations',
  'requirement-type-unknown': 'generations',
  'or-unknown': 'generations',
  'l4t-unknown-without-l4t': 'generations',
  'contract-poses-as-fact': 'generations',
  'contract-type-never-met': 'generations',
  'optional-unknown': 'outcome',
  'identical-contracts': 'generations',
  'device-type-by-name-only': 'generations',
  'name-unknown': 'generations',
  'l4t-in-two-numbers': 'met',
  'understood-otherwise': 'generations',
  'contracts-ignored': 'generations',
  'type-ignored': 'generations',
  'key-dropped': 'met',
  'accepted-otherwise': 'generations',
  'supervisor-unknown': 'judgements',
  'fact-unknown': 'judgements',
  'construct-unknown': 'judgements',
  'contract-undecided': 'judgements',
} as const satisfies Record<Reason, keyof typeof sections>;

/** Where the documentation says more of a reason: `docs/supervisors.md#the-generations`. */
export function documentedAt(reason: Reason): string {
  return `${page}#${sections[sectionsOfReasons[reason]]}`;
}

/** Where the documentation lists the generations. */
export const generationsDocumentedAt = `${page}#${sections.generations}`;
