import { type Check, concludeCheck, noPolicy } from '../policy/index.ts';

/** the errors that say what the user can do about them */
const failures: readonly string[] = ['Failure', 'FleetError'];

/** A check that could not be done, as one whose result is that error. `today` is a date in UTC. */
export function failedCheck(error: unknown, today: string): Check {
  return concludeCheck({ diagnostics: [], assessments: [], policyError: describe(error) }, noPolicy, today);
}

/** Whether an error is a fault of this program, and not of what it was given. */
export function isFault(error: unknown): boolean {
  return !(error instanceof Error && failures.includes(error.name) && 'code' in error);
}

function describe(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: 'internal', message: String(error) };
  if (isFault(error) || !('code' in error)) {
    return { code: 'internal', message: `This is a fault of balena-contracts; please report it: ${error.message}` };
  }
  return { code: String(error.code), message: error.message };
}
