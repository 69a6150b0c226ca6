import type { ReportedFleet, ReportedRelease } from '../report.ts';
import type { AuditedFleetReport } from './audit-report.ts';

/** Whether there is anything to be told of a fleet in detail. */
export function isConcerned({ releases, next }: AuditedFleetReport): boolean {
  return releases.some(isReleaseConcerned) || (next?.counts.newlyRejecting ?? 0) > 0;
}

function isReleaseConcerned({ counts }: ReportedFleet): boolean {
  return counts.rejecting + counts.unprotected + counts.unknown > 0;
}

/**
 * What of one fleet is told in detail: the releases that some of its devices don't simply run, then the project's next
 * one for those that would newly reject it. What else the next one is for them would say the same again.
 */
export function concernedReleases(
  { slug, releases, next }: AuditedFleetReport,
  nextRelease: ReportedRelease | null,
): ReportedFleet[] {
  return [
    ...releases.filter(isReleaseConcerned),
    ...(next && nextRelease ? newlyRejectingNext(next, slug, nextRelease) : []),
  ];
}

/** The groups that would newly reject the next release, as a fleet of their own; nothing where there are none. */
function newlyRejectingNext(next: ReportedFleet, slug: string, release: ReportedRelease): ReportedFleet[] {
  const groups = next.groups.filter(({ change }) => change === 'newly-rejecting');
  if (groups.length === 0) return [];
  const { removed: _, ...others } = next;
  const newly = new Set(groups.flatMap(({ devices }) => devices.map(({ uuid }) => uuid)));
  const excuses = next.excuses
    .map((excuse) => ({ ...excuse, excused: excuse.excused.filter(({ uuid }) => newly.has(uuid)) }))
    .filter(({ excused }) => excused.length > 0);
  return [
    {
      ...others,
      release: { ...release, source: `the next release of ${slug}: ${release.source}` },
      groups,
      services: [],
      noVariant: [],
      excuses,
    },
  ];
}
