import { resolve } from 'node:path';
import { Failure } from '../../shared/machine/failure.ts';
import { toAuditHtml } from '../../shared/report/html/audit-html.ts';
import {
  type AuditReport,
  auditVerdict,
  summaryBudget,
  toAuditJson,
  toAuditMarkdown,
  toAuditText,
} from '../../shared/report/index.ts';
import type { AskGitHub } from '../github/asking.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Log } from '../publish/log.ts';
import { refusal } from '../publish/refusal.ts';
import { writePieces } from '../publish/report-files.ts';
import { trackAudit } from './audit-issue.ts';
import { mergeReports } from './reports.ts';
import { planJobs, runAudit } from './run-audit.ts';

/** What a mode that is no check is given. */
export interface ModeRun {
  readonly inputs: Inputs;
  readonly ask: AskGitHub | undefined;
  readonly workspace: string;
  readonly temporary: string;
  readonly runUrl: string;
  readonly log: Log;
  readonly now: () => string;
  readonly setOutput: (name: string, value: string | number) => void;
  readonly fail: (message: string) => void;
  readonly writeSummary: ((markdown: string) => Promise<void>) | undefined;
}

/** Plans, audits or merges. Rejects with a Failure or FleetError where that can't be done. */
export async function runMode(run: ModeRun): Promise<void> {
  const { inputs, workspace, now, setOutput, log } = run;
  switch (inputs.mode) {
    case 'plan': {
      const jobs = await planJobs(inputs);
      setOutput('matrix', JSON.stringify({ include: jobs }));
      setOutput('result', 'passed');
      log.text(
        jobs
          .map(({ part, fleets, devices }) => `${part}: ${devices} devices of ${fleets.split('\n').length} fleets`)
          .join('\n'),
      );
      return;
    }
    case 'merge': {
      if (inputs.reports === undefined) {
        throw new Failure(
          'input-invalid',
          'The input reports is missing. Name the directory with the reports of the parts.',
        );
      }
      return concludeAudit(await mergeReports(resolve(workspace, inputs.reports)), run);
    }
    default:
      return concludeAudit(await runAudit({ inputs, workspace, now }), run);
  }
}

/** Publishes an audit, writes its report and its page, and fails the step where that is to be. A part is published by whoever joins it. */
async function concludeAudit(audit: AuditReport, run: ModeRun): Promise<void> {
  const { inputs, ask, log, setOutput, fail, writeSummary, workspace, temporary } = run;
  const isPart = audit.part !== undefined;
  const tracked = inputs.issue === 'auto' && !isPart ? await tryTracking(audit, run) : undefined;
  const report = tracked?.report ?? audit;
  const { counts, result } = report;
  setOutput('result', result.status);
  setOutput('rejecting', counts.rejecting);
  setOutput('newly-rejecting', report.changes?.newlyRejecting ?? 0);
  setOutput('misjudged', counts.misjudged);
  setOutput('unprotected', counts.unprotected);
  setOutput('unknown', counts.unknown);
  setOutput('devices', counts.devices);
  log.text(toAuditText(report, { width: 120, colours: true }, inputs.names));
  if (inputs.summary && writeSummary && !isPart) {
    await writeSummary(toAuditMarkdown(report, { budget: summaryBudget, names: inputs.names }));
  }
  if (tracked && ask) {
    try {
      log.debug(`The issue of ${inputs.auditName}: ${await tracked.publish(ask)}.`);
    } catch (error) {
      log.notice(refusal(error, 'No issue could be written', 'issues: write'));
    }
  }
  // What a part comes to is for the whole to say; that it could not be done is said here, too.
  if (result.status === 'error' || (result.status === 'failed' && !isPart)) fail(auditVerdict(report).sentence);
  const [place, file] =
    inputs.reportFile === undefined ? [temporary, 'balena-contracts.json'] : [workspace, inputs.reportFile];
  setOutput('report', await writePieces(place, file, toAuditJson(report)));
  if (inputs.pageFile !== undefined) {
    await writePieces(workspace, inputs.pageFile, [toAuditHtml(report, inputs.names)]);
  }
}

async function tryTracking(audit: AuditReport, { ask, inputs, runUrl, log }: ModeRun) {
  if (!ask) {
    log.notice('There is no github-token, so there is no tracking issue.');
    return undefined;
  }
  try {
    return await trackAudit(ask, audit, inputs, runUrl);
  } catch (error) {
    log.notice(refusal(error, 'The tracking issue could not be read', 'issues: write'));
    return undefined;
  }
}
