import { assembleAudit, toldOfAll } from './assemble.ts';
import type { AuditReport } from './audit-report.ts';
import type { LastAudit } from './audit-state.ts';
import { changesSince } from './audited-fleet.ts';

/** Why reports can't be one. */
export interface MergeProblem {
  readonly problem: string;
}

/** One report that is to be joined, and what it is called. */
export interface NamedAudit {
  readonly name: string;
  readonly report: AuditReport;
}

/**
 * Joins the reports of parts into that of the whole: the same, to the byte, as one audit of all their fleets at the time
 * of the first would have given. Parts that are missing make it an error, whatever the others say.
 */
export function mergeAudits(audits: readonly NamedAudit[]): AuditReport | MergeProblem {
  const [first, ...others] = audits;
  if (!first) return { problem: 'There is no report to be joined. Name the files of the parts.' };
  const undone = audits.find(({ report }) => isUndone(report));
  if (undone) {
    const { name, report } = undone;
    return { problem: `${name} tells of an audit that could not be done: ${report.result.error?.message}` };
  }
  for (const { name, report } of others) {
    const differs = whatDiffers(first.report, report);
    if (differs !== undefined) {
      return { problem: `${name} is of another ${differs} than ${first.name}. Join parts of one audit alone.` };
    }
  }
  const twice = somethingTwice(audits);
  if (twice !== undefined) return { problem: twice };
  const { report } = first;
  const takenAt = audits.map((audit) => audit.report.takenAt).sort()[0] ?? report.takenAt;
  const { error } = audits.map((audit) => audit.report.result).find((result) => isOfAll(result.error)) ?? {};
  return assembleAudit(
    {
      takenAt,
      failOn: report.result.failOn,
      maxRejecting: report.maxRejecting,
      error: error ?? missingParts(audits),
      release: report.release,
      diagnostics: diagnosticsOf(report),
      last: report.changes ? { takenAt: report.changes.since, trend: report.trend.slice(0, -1) } : undefined,
    },
    audits.flatMap((audit) => audit.report.fleets),
  );
}

/** An audit beside the last one, of which just a state was kept: as it would have been made beside that. */
export function compareAudit(report: AuditReport, last: LastAudit): AuditReport {
  const { takenAt, part, result, release } = report;
  return assembleAudit(
    {
      takenAt,
      ...(part && { part }),
      failOn: result.failOn,
      maxRejecting: report.maxRejecting,
      error: isOfAll(result.error) || isUndone(report) ? result.error : undefined,
      release,
      diagnostics: diagnosticsOf(report),
      last,
    },
    report.fleets.map((fleet) => ({
      ...fleet,
      changes: fleet.error ? null : changesSince(last, fleet.slug, fleet.releases),
    })),
  );
}

/** Whether nothing at all was audited, for a reason that is none of the policy, the project or a fleet. */
function isUndone({ result, fleets }: AuditReport): boolean {
  return result.error !== undefined && fleets.length === 0 && !isOfAll(result.error);
}

/** Errors of the policy or the project, which are the same in all parts; those of fleets are found again. */
function isOfAll(error: AuditReport['result']['error']): boolean {
  return error?.code === 'policy-invalid' || error?.code === 'project-undecided' || error?.code === 'part-missing';
}

function diagnosticsOf({ diagnostics }: AuditReport) {
  return diagnostics.filter(({ code }) => code !== toldOfAll);
}

/** In what two parts of one audit never differ. */
function whatDiffers(one: AuditReport, other: AuditReport): string | undefined {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  if (!same(one.result.failOn, other.result.failOn)) return 'policy';
  if (!same(one.maxRejecting, other.maxRejecting)) return 'policy';
  const [excuses, othersExcuses] = [excusesOf(one), excusesOf(other)];
  if (excuses && othersExcuses && !same(excuses, othersExcuses)) return 'policy';
  if (!same(one.release, other.release)) return 'project';
  if (!same(diagnosticsOf(one), diagnosticsOf(other))) return 'policy or project';
  if (one.changes?.since !== other.changes?.since) return 'last audit';
  if (!same(one.trend.slice(0, -1), other.trend.slice(0, -1))) return 'last audit';
  if (one.part?.of !== other.part?.of) return 'plan';
  return undefined;
}

/** What the policy excuses; undefined where no fleet says so. */
function excusesOf({ fleets }: AuditReport) {
  const [judged] = fleets.flatMap(({ releases }) => releases);
  return judged?.excuses.map(({ excused: _, ranOut: __, partly: ___, named: ____, ...excuse }) => excuse);
}

function somethingTwice(audits: readonly NamedAudit[]): string | undefined {
  const known = new Map<string, string>();
  for (const { name, report } of audits) {
    for (const { slug } of report.fleets) {
      const other = known.get(slug);
      if (other !== undefined) return `${slug} is in ${other} and in ${name}. Join each part once.`;
      known.set(slug, name);
    }
  }
  const parts = new Map<number, string>();
  for (const { name, report } of audits) {
    const { part, of } = report.part ?? {};
    if (part === undefined) continue;
    const other = parts.get(part);
    if (other !== undefined) return `${other} and ${name} are both part ${part} of ${of}. Join each part once.`;
    parts.set(part, name);
  }
  return undefined;
}

function missingParts(audits: readonly NamedAudit[]): AuditReport['result']['error'] {
  const of = audits[0]?.report.part?.of;
  if (of === undefined) return undefined;
  const there = new Set(audits.flatMap(({ report }) => report.part?.part ?? []));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((part) => !there.has(part));
  if (missing.length === 0) return undefined;
  const shown = missing.slice(0, 10).join(', ');
  const which = missing.length === 1 ? `Part ${shown} of ${of} is` : `Parts ${shown} of ${of} are`;
  const message = `${which} missing, so nothing can be said of its fleets. Look at the job that was to audit it.`;
  return { code: 'part-missing', message };
}
