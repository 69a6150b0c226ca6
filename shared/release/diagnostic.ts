import type { Location } from './location.ts';

/**
 * What is wrong, or may be, with the project itself, whatever device it is for. Problems are
 * collected and reading goes on; a device's problem with a release is a finding (supervisor/).
 */
export interface Diagnostic<Code extends string = string> {
  readonly code: Code;
  readonly severity: Severity;
  /** what is written, what it means, what to do: plain text, strangers' words in it not yet escaped */
  readonly message: string;
  readonly location: Location;
  /** other places that belong to it */
  readonly related?: readonly Related[];
  /** just where it is certain what was meant */
  readonly fix?: Fix;
}

/** Another place, and what stands there, in a few words. */
export interface Related {
  readonly location: Location;
  readonly message: string;
}

/** Changes of texts that correct a problem: all of them, or none. */
export interface Fix {
  /** what is done, in the imperative */
  readonly description: string;
  readonly edits: readonly Edit[];
}

/** What stands at a place is replaced by another text. */
export interface Edit {
  readonly location: Location;
  readonly text: string;
}

export type Severity = 'error' | 'warning' | 'note';

/**
 * The closed list of what the reading of a project tells, with the severity of each. An error is what
 * leaves a contract undecided: the builder refuses it, or it could not be read. All else is a warning.
 * What is accepted and means something else than it looks is told by lint, with codes of its own.
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
} as const satisfies Record<string, Severity>;

export type DiagnosticCode = keyof typeof diagnosticSeverities;

/** Whether it is for this that nobody knows what a device would get: an error of reading, never one of lint. */
export function leavesUndecided({ code, severity }: Diagnostic): boolean {
  return severity === 'error' && Object.hasOwn(diagnosticSeverities, code);
}
