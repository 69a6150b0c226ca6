import { failedCheck, isFault } from '../shared/check/index.ts';
import type { Check } from '../shared/policy/index.ts';
import { hideDevices, toReport, toSarif, verdictOf } from '../shared/report/index.ts';
import { runMode } from './audit/run-mode.ts';
import { checkEvent } from './check-event.ts';
import { type Event, occasionOf } from './event/occasion.ts';
import type { AskGitHub } from './github/asking.ts';
import { repositoryOf } from './github/repository.ts';
import { type Inputs, readInputs } from './inputs/inputs.ts';
import { findPlace, type Place } from './project/workspace.ts';
import type { Log } from './publish/log.ts';
import { outputsOf } from './publish/outputs.ts';
import { publishCheck } from './publish/publish.ts';
import { writeReport } from './publish/report-files.ts';

/** All that a run is given from outside. */
export interface ActionRun {
  readonly input: (name: string) => string;
  readonly event: Event;
  readonly workflow: string;
  readonly job: string;
  readonly run: number;
  readonly runUrl: string;
  readonly workspace: string;
  /** where the report goes that nobody named a file for */
  readonly temporary: string;
  readonly connect: (token: string) => AskGitHub;
  readonly log: Log;
  readonly setOutput: (name: string, value: string | number) => void;
  /** ends the step as failed, with a message */
  readonly fail: (message: string) => void;
  readonly writeSummary: ((markdown: string) => Promise<void>) | undefined;
  /** a date in UTC, `2026-11-24` */
  readonly today: string;
  /** the present time, as an ISO time */
  readonly now: () => string;
  /** done before the first request; throws a Failure */
  readonly prepare: () => void;
}

/** Checks what an event is about, publishes what it comes to, and fails the step where that is to be. */
export async function runAction(run: ActionRun): Promise<void> {
  const { log, today } = run;
  try {
    const inputs = readInputs(run.input);
    run.prepare();
    const ask = inputs.githubToken === undefined ? undefined : run.connect(inputs.githubToken);
    if (inputs.mode !== 'check') return await runMode({ ...run, inputs, ask });
    const place = await findPlace(run.workspace, inputs.source, run.event.repository);
    await conclude(await checked(run, inputs, place, ask), run, inputs, place, ask);
  } catch (error) {
    if (isFault(error) && error instanceof Error) log.text(error.stack ?? '');
    const { result } = failedCheck(error, today);
    run.setOutput('result', result.status);
    run.fail(result.reasons.join(' '));
  }
}

/** An error about one device, without the device: where devices aren't to be named, none is in errors either. */
function withoutDevice(error: unknown): unknown {
  const { name, code } = Object(error) as { name?: unknown; code?: unknown };
  if (name !== 'FleetError' || !String(code).startsWith('device-')) return error;
  const problem = `Something is wrong with a device (${String(code)}). Which one isn't said, for the input names hides devices.`;
  return Object.assign(new Error(problem), { name, code });
}

interface Concluded {
  readonly check: Check;
  /** whether the check itself could be done, whatever it came to */
  readonly isDone: boolean;
}

async function checked(run: ActionRun, inputs: Inputs, place: Place, ask: AskGitHub | undefined): Promise<Concluded> {
  const { workspace, today, log, event } = run;
  const occasion = occasionOf(event);
  const repository = ask && repositoryOf(ask);
  try {
    const check = await checkEvent({ inputs, occasion, place, workspace, repository, today, warn: log.warning });
    return { check, isDone: true };
  } catch (error) {
    if (isFault(error)) throw error;
    return { check: failedCheck(inputs.names === 'show' ? error : withoutDevice(error), today), isDone: false };
  }
}

async function conclude(
  { check, isDone }: Concluded,
  run: ActionRun,
  inputs: Inputs,
  { directory, commit }: Place,
  ask: AskGitHub | undefined,
): Promise<void> {
  const { setOutput, fail } = run;
  for (const [name, value] of Object.entries(outputsOf(check))) setOutput(name, value);
  const asked = occasionOf(run.event);
  // Outside of pull requests what is checked out may be another commit than the event's.
  const occasion = asked.pullRequest === undefined ? { ...asked, reported: commit ?? asked.reported } : asked;
  // What went wrong on the way is no matter of the pull request: its comment stays as it is.
  const told = isDone ? inputs : { ...inputs, comment: 'off' as const };
  await publishCheck(check, { ...run, inputs: told, occasion, directory, ask });
  const { status } = check.result;
  if (status === 'failed' || status === 'error') fail(verdictOf(hideDevices(check, inputs.names)).sentence);
  await writeReports(check, isDone, run, inputs, directory);
}

async function writeReports(
  check: Check,
  isDone: boolean,
  { workspace, temporary, setOutput }: ActionRun,
  { reportFile, sarifFile, names }: Inputs,
  directory: string | undefined,
): Promise<void> {
  const place = reportFile === undefined ? temporary : workspace;
  setOutput('report', await writeReport(place, reportFile ?? 'balena-contracts.json', toReport(check)));
  // Where nobody looked, code scanning would take all its alerts for mended.
  if (sarifFile === undefined || !isDone || check.result.status === 'skipped') return;
  const sarif = toSarif(hideDevices(check, names), directory === undefined ? {} : { directory });
  await writeReport(workspace, sarifFile, sarif);
}
