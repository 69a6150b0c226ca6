import type { Location } from './location.ts';

/**
 * What is wrong, or may be, with the project itself, whatever device it is for. Problems are
 * collected and reading goes on; a device's problem with a release is a finding (supervisor/).
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** what is written, what it means, what to do: plain text, strangers' words in it not yet escaped */
  readonly message: string;
  readonly location: Location;
  readonly fix?: string;
}

export type Severity = 'error' | 'warning' | 'note';

/**
 * The closed list, with the severity of each. An error is what leaves a contract undecided: the
 * builder refuses it, or it could not be read. All else is a warning, or a note.
 */
export const diagnosticSeverities = {
  // the source directory and its files
  'source-unreadable': 'error',
  'nothing-to-build': 'error',
  'file-missing': 'error',
  'file-unreadable': 'error',
  'file-too-large': 'error',
  'file-not-utf8': 'error',
  'file-not-sent': 'warning',
  'path-outside': 'error',
  'dockerignore-invalid': 'error',
  // YAML
  'yaml-invalid': 'error',
  'yaml-duplicate-key': 'error',
  'yaml-alias-bomb': 'error',
  'yaml-too-deep': 'error',
  // the compose file
  'compose-both-spellings': 'warning',
  'compose-invalid': 'error',
  'compose-too-large': 'error',
  'extends-cycle': 'error',
  'extends-missing': 'error',
  'include-cycle': 'error',
  'include-conflict': 'error',
  'variable-invalid': 'error',
  'variable-required': 'error',
  'variable-unset': 'warning',
  'service-empty': 'warning',
  'service-profiles': 'warning',
  'compose-field-new': 'warning',
  // build contexts
  'context-missing': 'warning',
  'context-remote': 'error',
  // contracts
  'contract-invalid': 'error',
  'contract-both-spellings': 'error',
  'contract-and-labels': 'error',
  'contract-and-compose-field': 'error',
  'requirement-label-invalid': 'error',
  'requirement-label-unknown': 'warning',
} as const satisfies Record<string, Severity>;

export type DiagnosticCode = keyof typeof diagnosticSeverities;
