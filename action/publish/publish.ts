import type { Check } from '../../shared/policy/index.ts';
import {
  type Annotation,
  checkRunBudget,
  commentBudget,
  cut,
  hideDevices,
  showInvisible,
  summaryBudget,
  toAnnotations,
  toMarkdown,
  toResolvedMarkdown,
  toText,
  verdictOf,
} from '../../shared/report/index.ts';
import type { Occasion } from '../event/occasion.ts';
import type { AskGitHub } from '../github/asking.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { publishCheckRun } from './check-run.ts';
import { annotationCommands } from './commands.ts';
import { publishComment } from './comment.ts';
import type { Log } from './log.ts';
import { markerKey, writeMarker } from './marker.ts';
import { refusal } from './refusal.ts';
import { isWorthSaying } from './worth-saying.ts';

/** Where a check is published, and what the run is called. */
export interface Publication {
  readonly inputs: Inputs;
  readonly occasion: Occasion;
  /** the source directory in the repository; absent where it lies outside, and has no place to annotate */
  readonly directory: string | undefined;
  /** absent without a token */
  readonly ask: AskGitHub | undefined;
  readonly log: Log;
  readonly workflow: string;
  readonly job: string;
  readonly run: number;
  /** the page of the run */
  readonly runUrl: string;
  /** appends to the job's summary; absent where the runner has none */
  readonly writeSummary: ((markdown: string) => Promise<void>) | undefined;
}

/**
 * Tells of a check wherever it is to be told: in the log, beside the lines of the project, in the job's summary, on the
 * pull request. What GitHub doesn't let us write is said and left; the verdict stays what it is.
 */
export async function publishCheck(whole: Check, publication: Publication): Promise<void> {
  const { inputs, log, writeSummary } = publication;
  const check = hideDevices(whole, inputs.names);
  log.text(toText(check, { width: 120, colours: true }));
  await publishAnnotations(check, publication);
  if (inputs.summary && writeSummary) {
    await orTell(log, 'The job summary', () => writeSummary(toMarkdown(check, { budget: summaryBudget, chart: true })));
  }
  await publishOnPullRequest(check, publication);
}

async function publishAnnotations(check: Check, publication: Publication): Promise<void> {
  const { inputs, directory, ask, log } = publication;
  if (inputs.annotations === 'off') return;
  const annotations = directory === undefined ? [] : toAnnotations(check, { directory });
  if (inputs.annotations !== 'commands') {
    if (ask && (await tryCheckRun(check, annotations, ask, publication))) return;
    if (!ask) log.notice('There is no github-token, so there is no check run: annotations are written as commands.');
  }
  const { lines, left } = annotationCommands(annotations);
  for (const line of lines) log.command(line);
  if (left > 0) log.notice(`${left} more annotations are not shown, for GitHub shows few of a step.`);
}

async function tryCheckRun(
  check: Check,
  annotations: readonly Annotation[],
  ask: AskGitHub,
  { inputs, occasion, runUrl, log }: Publication,
): Promise<boolean> {
  const conclusion = ({ passed: 'success', skipped: 'neutral', failed: 'failure', error: 'failure' } as const)[
    check.result.status
  ];
  try {
    await publishCheckRun(ask, {
      name: checkName(inputs),
      commit: occasion.reported,
      conclusion,
      title: verdictOf(check).sentence,
      summary: toMarkdown(check, { budget: checkRunBudget }),
      detailsUrl: runUrl,
      annotations,
    });
    return true;
  } catch (error) {
    log.notice(refusal(error, 'No check run could be written', 'checks: write'));
    return false;
  }
}

async function publishOnPullRequest(
  check: Check,
  { inputs, occasion, ask, log, workflow, job, run }: Publication,
): Promise<void> {
  const { pullRequest } = occasion;
  if (inputs.comment === 'off' || pullRequest === undefined) return;
  if (!ask) {
    log.notice('There is no github-token, so there is no comment on the pull request.');
    return;
  }
  const marker = { key: markerKey(workflow, job, inputs.source, judgedFor(inputs)), run };
  const options = { budget: commentBudget, marker: writeMarker(marker) };
  const isNew = inputs.comment === 'always' || isWorthSaying(check);
  // Where nobody could look, what was said before may be true still.
  if (!isNew && check.result.status === 'skipped') return;
  const body = isNew || hasUnknown(check) ? toMarkdown(check, options) : toResolvedMarkdown(check, options);
  try {
    const became = await publishComment(ask, { pullRequest, marker, body, isNew });
    log.debug(`The comment on pull request ${pullRequest}: ${became}.`);
  } catch (error) {
    log.notice(refusal(error, 'No comment could be written on the pull request', 'pull-requests: write'));
  }
}

/** What a check is called beside others of the same workflow. */
function checkName(inputs: Inputs): string {
  const about = [...(inputs.source === '.' ? [] : [inputs.source]), ...judgedFor(inputs)];
  const shown = about.slice(0, 3).join(', ');
  return about.length === 0 ? 'balena-contracts' : `balena-contracts (${cut(showInvisible(shown), 100)})`;
}

/** For what a check is: fleets, or a snapshot; nothing where the policy says it. */
function judgedFor({ fleets, devices }: Inputs): string[] {
  return devices === undefined ? [...fleets] : [devices, ...fleets];
}

function hasUnknown({ assessments }: Check): boolean {
  return assessments.some(({ counts }) => counts.unknown > 0);
}

async function orTell(log: Log, what: string, task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    log.notice(`${what} could not be written: ${String(Object(error).code ?? 'nobody knows why')}.`);
  }
}
