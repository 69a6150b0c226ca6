import { styleText } from 'node:util';
import { loadPolicy } from '../../shared/machine/policy-file.ts';
import type { PolicyRead } from '../../shared/policy/index.ts';
import type { TextOptions } from '../../shared/report/index.ts';
import { makeProgress } from '../progress.ts';
import { askToPush, canAsk } from './ask.ts';
import { checkPush, type PushLimits } from './check-push.ts';
import { within } from './deadline.ts';
import { guardingOf, type Mode, modeOfEnvironment } from './mode.ts';
import { type Guarding, type Outcome, outcomeOf, uncheckable } from './outcome.ts';
import { rememberPipedInput } from './piped-input.ts';
import { type PushCall, type PushCommand, pushCall } from './push-call.ts';

/**
 * Somebody waits to push: what doesn't answer is given up sooner than by a command that asks for nothing else. A device
 * is in the same network or not there.
 */
const limits: PushLimits = {
  patience: { timeLimit: 15_000, attempts: 2, firstPause: 500, lostTime: 30_000 },
  deviceTime: 3000,
};

/** what a check before a push may take in all, in milliseconds: answers may come, and come too slowly */
const wholeTime = 60_000;

/**
 * Stands before `balena push` and `balena deploy`: checks what they would release, says what that comes to on standard
 * error, and ends the process where the push isn't to go on.
 *
 * It ends it itself and doesn't throw, for of an error that isn't its own the CLI says to ask its makers for help, and
 * sends it to them: fleet, devices and all.
 */
export async function guard(command: PushCommand, argv: readonly string[]): Promise<void> {
  const { mode, mistake } = modeOfEnvironment(process.env);
  // Offline the CLI refuses both commands.
  if (mode === 'off' || process.env['BALENARC_OFFLINE_MODE']) return;
  const call = await pushCall(command, argv, () => rememberPipedInput(process.stdin));
  if (!call) return;
  if (mistake !== undefined) process.stderr.write(`${mistake}\n`);
  const outcome = await look(call, `balena ${command.id}`, mode);
  if (!outcome) return;
  await say(outcome.text);
  const { stop } = outcome;
  if (!stop) return;
  const terminal = { input: process.stdin, output: process.stderr, environment: process.env };
  if (canAsk(terminal) && (await askToPush(terminal))) return;
  await say(stop.text);
  process.exit(stop.exitCode);
}

/** Writes to standard error, and waits until it is written: the process may end behind it. */
async function say(text: string): Promise<void> {
  await new Promise<void>((resolve) => process.stderr.write(text, () => resolve()));
}

/** What a push comes to; undefined where it isn't looked at, or there is nothing to be said of it. */
async function look(call: PushCall, command: string, ofEnvironment: Mode | undefined): Promise<Outcome | undefined> {
  const read = await policyOf(call.source);
  if (!read) return undefined;
  const { policy } = read;
  const guarding = { ...guardingOf(ofEnvironment, read), command };
  if (guarding.mode === 'off') return undefined;
  const progress = makeProgress(process.stderr, Date.now);
  progress.wait(`balena-contracts: checking ${call.target.name} …`);
  try {
    const request = { call, policy, environment: process.env, limits, progress };
    const check = await within(wholeTime, (signal) => checkPush({ ...request, signal })).finally(progress.clear);
    return check && outcomeOf(check, guarding, textOptions());
  } catch (error) {
    if (isForCliToTell(error, guarding)) return undefined;
    return uncheckable(error instanceof Error ? error.message : String(error), guarding);
  }
}

/**
 * Whether the CLI itself refuses for the same reason: nobody is logged in. A login that the API doesn't accept may be
 * refused to this question alone, which is enough to stop a push that has to be checked.
 */
function isForCliToTell(error: unknown, { insists }: Guarding): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'not-logged-in' || (code === 'unauthorized' && !insists);
}

/** As much of the project's policy as can be read; undefined where there is no project, which the CLI will say. */
async function policyOf(source: string): Promise<PolicyRead | undefined> {
  try {
    const today = new Date().toISOString().slice(0, 10);
    return await loadPolicy({ source, today });
  } catch {
    return undefined;
  }
}

/** how text is to look on standard error: Node's own rules for NO_COLOR, FORCE_COLOR and terminals decide */
function textOptions(): TextOptions {
  return {
    width: process.stderr.columns ?? 80,
    colours: styleText('red', '-', { stream: process.stderr }) !== '-',
  };
}
