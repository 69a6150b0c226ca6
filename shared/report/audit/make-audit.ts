import type { AuditedFleet } from '../../audit/index.ts';
import { type FailOn, type PolicyRead, policyError, type Tolerance } from '../../policy/index.ts';
import { type Diagnostic, leavesUndecided, type Release } from '../../release/index.ts';
import { toReportedRelease } from '../json.ts';
import { assembleAudit } from './assemble.ts';
import type { AuditReport } from './audit-report.ts';
import type { LastAudit } from './audit-state.ts';
import { toAuditedFleet } from './audited-fleet.ts';

/** Fleets that were audited, and all that is to be said beside. */
export interface MadeAudit {
  readonly audited: readonly AuditedFleet[];
  /** when the audit began, as an ISO time */
  readonly takenAt: string;
  /** the project's next release, with what is told of the project; absent where none was read */
  readonly next?: { readonly release: Release; readonly diagnostics: readonly Diagnostic[] } | undefined;
  readonly policy: PolicyRead;
  readonly failOn: readonly FailOn[];
  readonly maxRejecting?: Tolerance | undefined;
  readonly part?: AuditReport['part'] | undefined;
  /** the last audit */
  readonly last?: LastAudit | undefined;
}

/** The report of an audit, beside the last one. */
export function makeAudit({
  audited,
  takenAt,
  next,
  policy,
  failOn,
  maxRejecting,
  part,
  last,
}: MadeAudit): AuditReport {
  return assembleAudit(
    {
      takenAt,
      ...(part && { part }),
      failOn,
      maxRejecting: maxRejecting ?? null,
      error: policyError(policy.diagnostics) ?? undecidedError(next),
      release: next ? toReportedRelease(next.release) : null,
      diagnostics: [...policy.diagnostics, ...(next?.diagnostics ?? [])],
      last,
    },
    audited.map((fleet) => toAuditedFleet(fleet, last)),
  );
}

/** A project that leaves a contract undecided says nothing for sure of its next release. */
function undecidedError(next: MadeAudit['next']): AuditReport['result']['error'] {
  if (!next) return undefined;
  const { release, diagnostics } = next;
  const why = release.undecided ?? release.services.find(({ undecided }) => undecided !== undefined)?.undecided;
  if (why === undefined && !diagnostics.some(leavesUndecided)) return undefined;
  const what = why ?? 'The project has an error';
  const message = `${what.replace(/\.$/, '')}, so it is not known what a device would get of the next release.`;
  return { code: 'project-undecided', message };
}
