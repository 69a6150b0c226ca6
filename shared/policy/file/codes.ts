import type { Severity, YamlCode } from '../../release/index.ts';

/**
 * The closed list of what is told of a policy, with the severity of each. With an error nobody knows what a team
 * meant, and a check that went on would take a default in its place.
 */
export const policySeverities = {
  // the file
  'policy-misnamed': 'error',
  'policy-in-two-places': 'warning',
  'policy-outside': 'error',
  'policy-unreadable': 'error',
  'policy-too-large': 'error',
  'policy-not-utf8': 'error',
  // its YAML
  'policy-yaml-invalid': 'error',
  'policy-duplicate-key': 'error',
  'policy-alias-bomb': 'error',
  'policy-too-deep': 'error',
  'policy-several-documents': 'error',
  // keys and values
  'policy-unknown-key': 'error',
  'policy-wrong-type': 'error',
  'policy-value-invalid': 'error',
  'policy-too-many': 'error',
  // excuses
  'policy-excuse-devices': 'error',
  'policy-excuse-incomplete': 'error',
  'policy-date-invalid': 'error',
  'policy-excuse-too-long': 'error',
  'policy-excuse-over': 'warning',
  'policy-excuse-unused': 'note',
} as const satisfies Record<string, Severity>;

export type PolicyCode = keyof typeof policySeverities;

/** What is wrong with a policy's YAML is no error of the project, and has codes of its own. */
export const policyCodeOfYaml = {
  'yaml-invalid': 'policy-yaml-invalid',
  'yaml-duplicate-key': 'policy-duplicate-key',
  'yaml-alias-bomb': 'policy-alias-bomb',
  'yaml-too-deep': 'policy-too-deep',
} as const satisfies Record<YamlCode, PolicyCode>;
