import {
  type AuditReport,
  commentBudget,
  compareAudit,
  type Naming,
  showInvisible,
  toAuditMarkdown,
  writeAuditState,
} from '../../shared/report/index.ts';
import type { AskGitHub } from '../github/asking.ts';
import type { Inputs } from '../inputs/inputs.ts';
import {
  findIssue,
  type IssueBecame,
  issueMarker,
  isWrongAudit,
  lastOfIssue,
  publishIssue,
  stateMarker,
} from '../publish/issue.ts';
import { markerKey } from '../publish/marker.ts';

/** An audit beside what its issue kept of the last one, and what is to be done with the issue. */
export interface TrackedAudit {
  readonly report: AuditReport;
  readonly publish: (ask: AskGitHub) => Promise<IssueBecame>;
}

/** Looks for the issue of an audit, and holds the audit against what it kept. */
export async function trackAudit(
  ask: AskGitHub,
  audit: AuditReport,
  inputs: Inputs,
  runUrl: string,
): Promise<TrackedAudit> {
  const { auditName, issueLabels, issueAssignees, names } = inputs;
  const search = { key: markerKey('audit', auditName, '', []), labels: issueLabels };
  const there = await findIssue(ask, search);
  const last = there && lastOfIssue(there);
  // A report that was given as the last one says more than an issue can keep.
  const report = last && !audit.changes ? compareAudit(audit, last) : audit;
  return {
    report,
    publish: async (asking) => {
      // What nobody could judge is neither well nor worse: the issue, and what it knows, stay for a night that can tell.
      if (report.result.status === 'skipped') return there ? 'unchanged' : 'none';
      if (there?.isOpen === isWrongAudit(report) && isAsBefore(report)) return 'unchanged';
      return publishIssue(asking, there, {
        ...search,
        title: `Contracts: ${showInvisible(auditName).slice(0, 200)}`,
        body: issueBody(report, search.key, names),
        assignees: issueAssignees,
        isWrong: isWrongAudit(report),
        worse: worseComment(report, runUrl),
      });
    },
  };
}

/** Whether there is nothing to say but that another night went by. A next release, or an error, may be another one each time. */
function isAsBefore({ result, release, changes, trend }: AuditReport): boolean {
  const [before, now] = trend.slice(-2);
  if (result.status === 'error' || release || !changes || !before || !now) return false;
  const same = (['fleets', 'devices', 'rejecting', 'misjudged', 'unprotected', 'unknown', 'excused'] as const).every(
    (key) => before[key] === now[key],
  );
  return same && changes.newlyRejecting + changes.noLongerRejecting === 0;
}

/** The whole story, the state behind it; what it costs is part of what an issue may have. */
function issueBody(report: AuditReport, key: string, names: Naming): string {
  return toAuditMarkdown(report, {
    budget: commentBudget,
    marker: issueMarker(key),
    footer: stateMarker(writeAuditState(report)),
    names,
  });
}

/** A comment just where something became worse: people get a mail of it. */
function worseComment(report: AuditReport, runUrl: string): string | undefined {
  const newly = report.changes?.newlyRejecting ?? 0;
  if (newly === 0) return undefined;
  const what = newly === 1 ? '1 device newly rejects' : `${newly} devices newly reject`;
  return `${what} the release that ${newly === 1 ? 'it' : 'they'} should be running. [The run](${encodeURI(runUrl)}) has more.`;
}
