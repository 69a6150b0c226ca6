import { withoutRevision } from './os-version.ts';
import type { OsRepo, SupervisorData } from './packed-supervisors.ts';
import { valuesOf } from './table-answer.ts';

/** The OS versions, ends included, that ship one Supervisor. */
export interface SupervisorRange {
  /** without a revision: from its first build on */
  readonly from: string;
  /** without a revision: up to its last build */
  readonly to: string;
  /** the likeliest */
  readonly version: string;
  /** what else builds with the same OS version ship */
  readonly alternatives: readonly string[];
}

/** What the OS versions of some repositories ship, cut to the first and last version that they made; sorted, ESR last. */
export function supervisorRanges({ ordinary, esr }: SupervisorData, repos: readonly OsRepo[]): SupervisorRange[] {
  const [oldest, newest] = [
    repos.toSorted((a, b) => a.first - b.first)[0],
    repos.toSorted((a, b) => b.last - a.last)[0],
  ];
  if (oldest === undefined || newest === undefined) return [];
  const made = ordinary
    .filter(({ first, last }) => withoutRevision(oldest.first) <= last && first <= newest.last)
    .map(({ from, to, first, last, answer }) => ({
      from: first < oldest.first ? oldest.from : from,
      to: withoutRevision(newest.last) < last ? newest.to : to,
      versions: valuesOf(answer),
    }));
  const yearly = esr.map(({ from, to, answer }) => ({
    from,
    to,
    versions: answer.filter((build) => repos.some((repo) => build.repos.has(repo))).map((build) => build.supervisor),
  }));
  return [...made, ...yearly].flatMap(({ from, to, versions: [version, ...alternatives] }) =>
    version === undefined ? [] : [{ from, to, version, alternatives }],
  );
}
