import type { DeviceReference } from '../../assessment/index.ts';
import type { Contradiction, Reality } from '../../audit/index.ts';
import type { Result, Status, Tolerance } from '../../policy/index.ts';
import type { Diagnostic } from '../../release/index.ts';
import type { ReportedFleet, ReportedRelease } from '../report.ts';

/**
 * The report of an audit, as audit.schema.json describes it: plain data, of which every other form is made, so that
 * reports of parts that were joined look as one of the whole. Keys are added, never changed, under one schemaVersion.
 */
export interface AuditReport {
  readonly schemaVersion: 1;
  readonly kind: 'audit';
  /** when the audit began, as an ISO time */
  readonly takenAt: string;
  readonly result: Result;
  /** how many of what `result.failOn` counts are still fine in each fleet; null: none */
  readonly maxRejecting: Tolerance | null;
  /** which part of a larger audit this is; absent for a whole one */
  readonly part?: { readonly part: number; readonly of: number };
  /** the project's next release; null where none was read */
  readonly release: ReportedRelease | null;
  /** of the project and the policy */
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: AuditCounts;
  readonly reality: Omit<Reality, 'contradictions'>;
  /** beside the last audit; null where there was none */
  readonly changes: AuditChanges | null;
  /** the numbers of the last audits, the oldest first, and of this one at the end; at most `longestTrend` */
  readonly trend: readonly TrendPoint[];
  /** in the order of their slugs */
  readonly fleets: readonly AuditedFleetReport[];
}

/** Devices by what they make of the release that they should be running. */
export interface AuditCounts {
  readonly fleets: number;
  readonly devices: number;
  readonly runs: number;
  readonly rejects: number;
  readonly misjudged: number;
  readonly unprotected: number;
  readonly unknown: number;
  readonly rejecting: number;
  /** of `rejecting` */
  readonly excused: number;
  /** devices that would newly reject the project's next release; null where none was read */
  readonly nextNewlyRejecting: number | null;
}

export interface AuditChanges {
  /** when the last audit began */
  readonly since: string;
  readonly newlyRejecting: number;
  readonly noLongerRejecting: number;
}

export type TrendPoint = Pick<
  AuditCounts,
  'fleets' | 'devices' | 'rejecting' | 'misjudged' | 'unprotected' | 'unknown' | 'excused'
> & { readonly at: string };

/** how many audits a trend goes back */
export const longestTrend = 100;

export interface AuditedFleetReport {
  readonly slug: string;
  /** why nothing can be said of the fleet; then there is nothing else in it */
  readonly error?: { readonly code: string; readonly message: string };
  readonly status: Status;
  readonly reasons: readonly string[];
  readonly counts: Omit<AuditCounts, 'fleets'>;
  /** one for each release that devices should be running */
  readonly releases: readonly ReportedFleet[];
  /** the project's next release, beside that */
  readonly next?: ReportedFleet;
  readonly reality: Omit<Reality, 'contradictions'> & { readonly contradictions: readonly Contradiction[] };
  /** devices that changed since the last audit; null where that had not this fleet */
  readonly changes: {
    readonly newlyRejecting: readonly DeviceReference[];
    readonly noLongerRejecting: readonly DeviceReference[];
  } | null;
}
