import type { Check } from '../../shared/policy/index.ts';
import { escapeTerminal, type TextOptions, toText, verdictOf } from '../../shared/report/index.ts';
import type { Insistence, Mode } from './mode.ts';

/** What is said before a push, and whether it goes on. */
export interface Outcome {
  readonly text: string;
  /** absent where the push goes on */
  readonly stop?: Stop;
}

/** How a push ends, unless somebody says that it is to go on. */
export interface Stop {
  readonly text: string;
  /** 2 where the policy failed, 1 where the check could not be done */
  readonly exitCode: 1 | 2;
}

/** How a push is guarded, and what it is called. */
export interface Guarding {
  readonly mode: Mode;
  readonly insists?: Insistence;
  /** `balena push` */
  readonly command: string;
}

/** What becomes of a push that was checked. */
export function outcomeOf(check: Check, guarding: Guarding, options: TextOptions): Outcome {
  const { mode, insists, command } = guarding;
  const { status } = check.result;
  const report = () => toText(check, options);
  if (status === 'failed') {
    if (mode === 'warn') return { text: `${report()}\nThis is a warning: ${command} goes on.\n` };
    return { text: report(), stop: stopped(command) };
  }
  if (status === 'error') {
    if (insists) return { text: report(), stop: stoppedUnchecked(command, insists) };
    return uncheckable(problemOf(check), guarding);
  }
  return { text: `balena-contracts: ${escapeTerminal(verdictOf(check).sentence)}\n` };
}

/** What becomes of a push that could not be checked, and why: no network, no rights. */
export function uncheckable(problem: string, { insists, command }: Guarding): Outcome {
  const why = `balena-contracts could not check this release: ${escapeTerminal(problem)}`;
  if (insists) return { text: `${why}\n`, stop: stoppedUnchecked(command, insists) };
  return { text: `${why} ${command} goes on unchecked.\n` };
}

/** Lines that fit a terminal of 80 columns. */
function stopped(command: string): Stop {
  const text = `
${command} was stopped, and nothing was sent. To push all the same, set
BALENA_CONTRACTS=warn. To have all pushes of this project warned of and none
stopped, write "before-push: warn" in its balena-contracts.yml.
`;
  return { text, exitCode: 2 };
}

function stoppedUnchecked(command: string, insists: Insistence): Stop {
  const why = {
    written: `for the policy says
before-push: enforce. To push unchecked, set BALENA_CONTRACTS=off.`,
    unread: `for the policy can't be
read and may say before-push: enforce. Mend it, or to push unchecked set
BALENA_CONTRACTS=off.`,
  }[insists];
  return { text: `\n${command} was stopped, and nothing was sent, ${why}\n`, exitCode: 1 };
}

/** What is wrong with a project or a policy, with the place of the first mistake. */
function problemOf({ result, diagnostics }: Check): string {
  const message = result.error?.message ?? result.reasons.join(' ');
  const mistake = diagnostics.find(({ severity }) => severity === 'error');
  if (!mistake) return message;
  const { file, line, column } = mistake.location;
  return `${message} ${file}:${line}:${column}: ${mistake.message}`;
}
