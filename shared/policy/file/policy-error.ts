import { type Diagnostic, excerpt } from '../../release/index.ts';
import { policySeverities } from './codes.ts';

/**
 * The error that a check is whose policy has errors, whatever was judged: nobody knows what it was to fail on, and
 * no default is taken for it. Undefined where the policy has none; diagnostics of other things don't count.
 */
export function policyError(
  diagnostics: readonly Diagnostic[],
): { readonly code: 'policy-invalid'; readonly message: string } | undefined {
  const errors = diagnostics.filter(
    ({ code, severity }) => severity === 'error' && Object.hasOwn(policySeverities, code),
  );
  const [first] = errors;
  if (!first) return undefined;
  const many = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const message = `${excerpt(first.location.file)} has ${many}, so it is not known what the check is to fail on.`;
  return { code: 'policy-invalid', message };
}
