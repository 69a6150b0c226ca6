import type { AuditedFleetReport } from './audit-report.ts';

/** Fleets that need a look before others: those that could not be read, then those where most reject and aren't excused. */
export function worstFirst(fleets: readonly AuditedFleetReport[]): readonly AuditedFleetReport[] {
  return fleets.toSorted((a, b) => badness(b) - badness(a));
}

/** Two that could not be read are alike: a difference of infinities would be no number. */
function badness({ error, counts }: AuditedFleetReport): number {
  return error ? Number.MAX_SAFE_INTEGER : counts.rejecting - counts.excused;
}
