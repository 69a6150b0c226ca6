import { Failure } from '../../shared/machine/failure.ts';
import { type Annotation, cut, showInvisible } from '../../shared/report/index.ts';
import type { AskGitHub } from '../github/asking.ts';

/** A check run as it is to stand beside a commit. */
export interface CheckRun {
  readonly name: string;
  readonly commit: string;
  readonly conclusion: 'success' | 'failure' | 'neutral';
  readonly title: string;
  /** Markdown, of at most 65,535 characters */
  readonly summary: string;
  readonly detailsUrl: string;
  readonly annotations: readonly Annotation[];
}

/** as many as GitHub takes with one request */
const batch = 50;

/**
 * Makes a check run with all its annotations, some with each request: GitHub adds those of a later one to those that are
 * there. The conclusion comes with the last, so that nobody merges on what is still being written.
 */
export async function publishCheckRun(ask: AskGitHub, run: CheckRun): Promise<void> {
  const { name, commit, conclusion, title, summary, detailsUrl, annotations } = run;
  const batches = Array.from({ length: Math.max(1, Math.ceil(annotations.length / batch)) }, (_, index) =>
    annotations.slice(index * batch, (index + 1) * batch).map(annotationOf),
  );
  const done = { status: 'completed', conclusion };
  const stateOf = (index: number) => ({
    ...(index === batches.length - 1 ? done : { status: 'in_progress' }),
    output: { title: cut(showInvisible(title), longestTitle), summary, annotations: batches[index] },
  });
  const of = { name, head_sha: commit, details_url: detailsUrl };
  const made = await ask('a check run', 'POST /repos/{owner}/{repo}/check-runs', { ...of, ...stateOf(0) });
  const { id } = Object(made) as { id?: unknown };
  if (typeof id !== 'number') throw new Failure('github-failed', "GitHub's API did not say that it made a check run.");
  const update = (state: object) => ask('a check run', 'PATCH /repos/{owner}/{repo}/check-runs/{id}', { id, ...state });
  try {
    for (let index = 1; index < batches.length; index += 1) await update(stateOf(index));
  } catch (error) {
    // One that stays in progress would keep a pull request from being merged for ever.
    await update(done).catch(() => {});
    throw error;
  }
}

/** as much of a title as GitHub takes, in characters */
const longestTitle = 255;

/** GitHub takes columns just where they are of one line. */
function annotationOf({ path, startLine, endLine, startColumn, endColumn, level, title, message }: Annotation) {
  return {
    path,
    start_line: startLine,
    end_line: endLine,
    ...(startLine === endLine && startColumn !== undefined && { start_column: startColumn }),
    ...(startLine === endLine && endColumn !== undefined && { end_column: endColumn }),
    annotation_level: level,
    title,
    message,
  };
}
