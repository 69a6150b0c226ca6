import { type Outcome, outcomes } from '../../audit/index.ts';
import type { Result, Tolerance } from '../../policy/index.ts';
import type { Diagnostic } from '../../release/index.ts';
import { count } from '../numbers.ts';
import type { ReportedRelease } from '../report.ts';
import { type AuditCounts, type AuditedFleetReport, type AuditReport, longestTrend } from './audit-report.ts';
import type { LastAudit } from './audit-state.ts';

/** All of an audit but its fleets. */
export interface AuditHeader {
  readonly takenAt: string;
  readonly part?: AuditReport['part'];
  readonly failOn: Result['failOn'];
  readonly maxRejecting: Tolerance | null;
  /** what is wrong with the policy or the project, so that nothing can be concluded */
  readonly error?: Result['error'] | undefined;
  readonly release: ReportedRelease | null;
  /** of the project and the policy */
  readonly diagnostics: readonly Diagnostic[];
  /** when the last audit began, and its trend; absent where there was none */
  readonly last?: Pick<LastAudit, 'takenAt' | 'trend'> | undefined;
}

/** how many fleets that could not be read a reason names */
const namedErrors = 5;

/**
 * Puts an audit together out of its fleets. A report of the whole, and one of parts that are joined, are both made here,
 * so that they are the same.
 */
export function assembleAudit(header: AuditHeader, unsorted: readonly AuditedFleetReport[]): AuditReport {
  const { takenAt, part, release, last, maxRejecting } = header;
  const fleets = unsorted.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const counts = countsOf(fleets);
  const { fleets: number, devices, rejecting, misjudged, unprotected, unknown, excused } = counts;
  const point = { at: takenAt, fleets: number, devices, rejecting, misjudged, unprotected, unknown, excused };
  const compared = fleets.filter(({ changes }) => changes !== null);
  return {
    schemaVersion: 1,
    kind: 'audit',
    takenAt,
    result: resultOf(header, fleets),
    maxRejecting,
    ...(part && { part }),
    release,
    diagnostics: [...header.diagnostics, ...uselessExcuses(fleets)],
    counts,
    reality: realityOf(fleets),
    changes: last
      ? {
          since: last.takenAt,
          newlyRejecting: compared.reduce((sum, { changes }) => sum + (changes?.newlyRejecting.length ?? 0), 0),
          noLongerRejecting: compared.reduce((sum, { changes }) => sum + (changes?.noLongerRejecting.length ?? 0), 0),
        }
      : null,
    trend: [...(last?.trend ?? []), point].slice(-longestTrend),
    fleets,
  };
}

/** An error where something could not be done; failed where one fleet fails; skipped, never passed, where nothing was judged. */
function resultOf({ failOn, error }: AuditHeader, fleets: readonly AuditedFleetReport[]): Result {
  const wrong = error ?? unreadError(fleets);
  if (wrong) return { status: 'error', failOn, reasons: [wrong.message], error: wrong };
  const failed = fleets.filter(({ status }) => status === 'failed');
  if (failed.length > 0) return { status: 'failed', failOn, reasons: failed.flatMap(({ reasons }) => reasons) };
  if (fleets.some(({ status }) => status === 'passed')) return { status: 'passed', failOn, reasons: [] };
  const why =
    fleets.length === 0
      ? 'There are no fleets, so nothing was judged.'
      : fleets.every(({ counts }) => counts.devices === 0)
        ? 'There are no devices, so nothing was judged.'
        : 'Not one device could be judged: what decides is unknown for all of them.';
  return { status: 'skipped', failOn, reasons: [why] };
}

function unreadError(fleets: readonly AuditedFleetReport[]): Result['error'] {
  const unread = fleets.flatMap(({ slug, error }) => (error ? [{ slug, error }] : []));
  const [first] = unread;
  if (!first) return undefined;
  const named = unread.slice(0, namedErrors).map(({ slug, error }) => `${slug}: ${error.message}`);
  const more = unread.length > named.length ? [`And ${unread.length - named.length} more.`] : [];
  const message = `Nothing can be said of ${count(unread.length, 'fleet')}. ${[...named, ...more].join(' ')}`;
  return { code: first.error.code, message };
}

function countsOf(fleets: readonly AuditedFleetReport[]): AuditCounts {
  const total = (key: Exclude<keyof AuditedFleetReport['counts'], 'nextNewlyRejecting'>) =>
    fleets.reduce((sum, { counts }) => sum + counts[key], 0);
  const next = fleets.flatMap(({ counts }) => counts.nextNewlyRejecting ?? []);
  return {
    fleets: fleets.length,
    devices: total('devices'),
    runs: total('runs'),
    rejects: total('rejects'),
    misjudged: total('misjudged'),
    unprotected: total('unprotected'),
    unknown: total('unknown'),
    rejecting: total('rejecting'),
    excused: total('excused'),
    nextNewlyRejecting: next.length === 0 ? null : next.reduce((sum, devices) => sum + devices, 0),
  };
}

function realityOf(fleets: readonly AuditedFleetReport[]): AuditReport['reality'] {
  const total = (of: (reality: AuditedFleetReport['reality']) => number) =>
    fleets.reduce((sum, { reality }) => sum + of(reality), 0);
  return {
    counts: Object.fromEntries(outcomes.map((outcome) => [outcome, total(({ counts }) => counts[outcome])])) as Record<
      Outcome,
      number
    >,
    compared: total(({ compared }) => compared),
    agreed: total(({ agreed }) => agreed),
  };
}

/** The code of what is told anew of each audit, for one fleet alone can't say it. */
export const toldOfAll = 'policy-excuse-unused';

/** Excuses that name no device of any fleet; where one could not be read nobody knows. */
function uselessExcuses(fleets: readonly AuditedFleetReport[]): Diagnostic[] {
  if (fleets.some(({ error }) => error) || fleets.every(({ counts }) => counts.devices === 0)) return [];
  const [first] = fleets.flatMap(({ releases }) => releases);
  return (first?.excuses ?? []).flatMap(({ location }, index) => {
    const named = fleets.some(({ releases }) => releases.some(({ excuses }) => (excuses[index]?.named ?? 0) > 0));
    const message = 'This excuse names no device of the fleets that were audited. Remove it, or mend it.';
    return named ? [] : [{ code: toldOfAll, severity: 'note', message, location }];
  });
}
