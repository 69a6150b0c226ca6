import type { Policy, PolicyCode, PolicyRead } from '../../shared/policy/index.ts';

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

/** Why a push that can't be checked is stopped as well: a team has written `enforce` down, or may have. */
export type Insistence = 'written' | 'unread';

/** what is told of a policy that is there, and of which nothing is known */
const unread: ReadonlySet<string> = new Set<PolicyCode>([
  'policy-outside',
  'policy-unreadable',
  'policy-too-large',
  'policy-not-utf8',
]);

/** How a push is guarded: by the environment, else by the policy, else the push is stopped. */
export function guardingOf(
  ofEnvironment: Mode | undefined,
  { policy: { beforePush }, diagnostics }: PolicyRead,
): { readonly mode: Mode; readonly insists?: Insistence } {
  const mode = ofEnvironment ?? beforePush ?? 'enforce';
  if (mode !== 'enforce') return { mode };
  if (beforePush === 'enforce') return { mode, insists: 'written' };
  return diagnostics.some(({ code }) => unread.has(code)) ? { mode, insists: 'unread' } : { mode };
}
