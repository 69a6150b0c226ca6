import type { Severity } from '../release/index.ts';

/**
 * What lint tells, with the severity of each: an error doesn't do what is written, a warning may not, a
 * note is good to know. Each code has a section in docs/lint.md. Builders accept all of it (but for
 * what a warning says of them), so none of it leaves a contract undecided.
 */
export const lintSeverities = {
  // labels
  'requirement-label-unknown': 'error',
  'optional-label-unknown': 'error',
  'optional-value-untrue': 'error',
  'optional-without-contract': 'warning',
  'needs-newer-supervisor': 'note',
  'needs-newer-cli': 'note',
  // ranges
  'range-invalid': 'error',
  'range-empty': 'error',
  'range-unreleased': 'error',
  'range-not-yet-released': 'warning',
  'range-always-met': 'warning',
  'range-cuts-elsewhere': 'warning',
  'range-build-metadata': 'warning',
  'range-prerelease': 'warning',
  'l4t-absence': 'error',
  'l4t-reported-otherwise': 'warning',
  // requirements
  'requires-misspelled': 'error',
  'requirement-invalid': 'error',
  'value-not-text': 'error',
  'requirement-type-unknown': 'error',
  'asked-by-name': 'error',
  'device-type-unknown': 'warning',
  'device-type-alias': 'error',
  'device-type-retired': 'note',
  'arch-unknown': 'error',
  'key-dropped': 'warning',
  'requirement-never-met': 'error',
  'requirement-always-met': 'warning',
  'requirements-contradict': 'error',
  'services-contradict': 'error',
  'requirement-implied': 'note',
  'construct-unjudged': 'warning',
  // releases
  'slug-shared': 'warning',
  'slug-spaced': 'note',
  'contracts-identical': 'note',
  'context-shared': 'warning',
  'variants-overlap': 'warning',
  'variants-uncovered': 'note',
  'contract-stray': 'warning',
  'contract-foreign': 'note',
  'compose-field-refused': 'warning',
  // comments that silence findings
  'ignore-unused': 'note',
} as const satisfies Record<string, Severity>;

export type LintCode = keyof typeof lintSeverities;
