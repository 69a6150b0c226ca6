import { type DeviceReference, isRejecting } from '../../assessment/index.ts';
import { type AuditedFleet, type FleetAudit, outcomes, type Reality } from '../../audit/index.ts';
import type { Check } from '../../policy/index.ts';
import type { JudgementName } from '../../supervisor/index.ts';
import { toReport } from '../json.ts';
import type { ReportedFleet } from '../report.ts';
import type { AuditedFleetReport } from './audit-report.ts';
import type { LastAudit } from './audit-state.ts';

/** One fleet of an audit as it is reported, beside the last audit. */
export function toAuditedFleet(audited: AuditedFleet, last: LastAudit | undefined): AuditedFleetReport {
  if ('error' in audited) {
    const { slug, error } = audited;
    return {
      slug,
      error,
      status: 'error',
      reasons: [error.message],
      counts: { ...noCounts, nextNewlyRejecting: null },
      releases: [],
      reality: nothingCompared,
      changes: null,
    };
  }
  const { slug, now, next, reality } = audited;
  const releases = toReport(now).fleets;
  const [nextFleet] = next ? toReport(next).fleets : [];
  return {
    slug,
    ...outcomeOf(now, next),
    counts: countsOf(releases, nextFleet),
    releases,
    ...(nextFleet && { next: nextFleet }),
    reality,
    changes: last ? changesSince(last, slug, releases) : null,
  };
}

const nothingCompared: Reality = {
  counts: Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Reality['counts'],
  compared: 0,
  agreed: 0,
  contradictions: [],
};

const noCounts = {
  devices: 0,
  runs: 0,
  rejects: 0,
  misjudged: 0,
  unprotected: 0,
  unknown: 0,
  rejecting: 0,
  excused: 0,
};

/** Failed where one of both fails; what is wrong with the project itself is told once, for all fleets. */
function outcomeOf(now: Check, next: FleetAudit['next']): Pick<AuditedFleetReport, 'status' | 'reasons'> {
  const checks = [now, ...(next && next.result.status !== 'error' ? [next] : [])];
  const statuses = checks.map(({ result }) => result.status);
  const status = statuses.includes('failed') ? 'failed' : statuses.includes('passed') ? 'passed' : 'skipped';
  return {
    status,
    reasons: checks.flatMap(({ result }, index) =>
      result.status === 'failed' || result.status === status
        ? result.reasons.map((reason) => (index === 0 ? reason : `The next release: ${reason}`))
        : [],
    ),
  };
}

function countsOf(releases: readonly ReportedFleet[], next: ReportedFleet | undefined): AuditedFleetReport['counts'] {
  const total = (key: keyof typeof noCounts) => releases.reduce((sum, { counts }) => sum + counts[key], 0);
  return {
    devices: total('devices'),
    runs: total('runs'),
    rejects: total('rejects'),
    misjudged: total('misjudged'),
    unprotected: total('unprotected'),
    unknown: total('unknown'),
    rejecting: total('rejecting'),
    excused: total('excused'),
    nextNewlyRejecting: next?.counts.newlyRejecting ?? null,
  };
}

/**
 * Who rejects now and didn't, and who did and now accepts: what is gone is told of no more, and what is unknown may reject
 * still. Null where nobody knows what was before.
 */
export function changesSince(
  { wasRejecting }: LastAudit,
  slug: string,
  releases: readonly ReportedFleet[],
): AuditedFleetReport['changes'] {
  if (wasRejecting(slug, '') === undefined) return null;
  return {
    newlyRejecting: devicesThat(releases, isRejecting).filter(({ uuid }) => wasRejecting(slug, uuid) !== true),
    noLongerRejecting: devicesThat(releases, isAccepting).filter(({ uuid }) => wasRejecting(slug, uuid) === true),
  };
}

function isAccepting(judgement: JudgementName): boolean {
  return judgement === 'runs' || judgement === 'unprotected';
}

function devicesThat(
  releases: readonly ReportedFleet[],
  are: (judgement: JudgementName) => boolean,
): DeviceReference[] {
  return releases.flatMap(({ groups }) =>
    groups.filter(({ judgement }) => are(judgement)).flatMap(({ devices }) => devices),
  );
}
