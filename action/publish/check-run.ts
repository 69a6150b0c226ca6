import type { Annotation } from '../../shared/report/index.ts';
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
  const last = { status: 'completed', conclusion };
  let id: unknown;
  for (const [index, some] of batches.entries()) {
    const state = {
      ...(index === batches.length - 1 ? last : { status: 'in_progress' }),
      output: { title, summary, annotations: some },
    };
    if (index > 0) {
      await ask('a check run', 'PATCH /repos/{owner}/{repo}/check-runs/{id}', { id, ...state });
      continue;
    }
    const made = await ask('a check run', 'POST /repos/{owner}/{repo}/check-runs', {
      name,
      head_sha: commit,
      details_url: detailsUrl,
      ...state,
    });
    id = Object(made).id;
  }
}

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
