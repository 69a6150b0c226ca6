import type { Policy } from '../../shared/policy/index.ts';

/** What becomes of a push whose check fails: it is stopped, warned of, or not looked at. */
export type Mode = NonNullable<Policy['beforePush']>;

const modes: readonly string[] = ['enforce', 'warn', 'off'] satisfies readonly Mode[];

/** What BALENA_CONTRACTS says, if it says anything. */
export function modeOfEnvironment(environment: Readonly<Record<string, string | undefined>>): {
  readonly mode?: Mode;
  readonly mistake?: string;
} {
  const word = environment['BALENA_CONTRACTS']?.trim().toLowerCase();
  if (!word) return {};
  if (modes.includes(word)) return { mode: word as Mode };
  const mistake = `BALENA_CONTRACTS is ${JSON.stringify(word.slice(0, 40))}, which means nothing. Write enforce, warn or off.`;
  return { mistake };
}

/**
 * How a push is guarded: by the environment, else by the policy, else the push is stopped. `insists`: a push that can't
 * be checked is stopped as well, which holds just where a team has written `enforce` down.
 */
export function guardingOf(
  ofEnvironment: Mode | undefined,
  { beforePush }: Pick<Policy, 'beforePush'>,
): { readonly mode: Mode; readonly insists: boolean } {
  const mode = ofEnvironment ?? beforePush ?? 'enforce';
  return { mode, insists: mode === 'enforce' && beforePush === 'enforce' };
}
