import { auditFleet, type FleetAudit } from '../../shared/audit/index.ts';
import type { Reported } from '../../shared/fleet/index.ts';
import { noPolicy, type PolicyRead, type Terms } from '../../shared/policy/index.ts';
import type { Release } from '../../shared/release/index.ts';
import { type AuditReport, lastOfReport, type MadeAudit, makeAudit } from '../../shared/report/index.ts';
import { makeDevice, streamDevices } from './devices.ts';
import { makePi, makeRelease } from './making.ts';

export const today = '2026-11-24';
export const at = '2026-11-24T05:00:00.000Z';

/** A release of the API that asks for a Supervisor. */
export function publishedRelease(commit: string, version: string): Release {
  return {
    ...makeRelease({ web: { requires: [{ type: 'sw.supervisor', version }] } }),
    source: `release 1 (${commit}) of a fleet`,
    published: { id: 1, commit },
  };
}

/** One device: its Supervisor, what it should be running, and what it reports of that. */
export interface AuditedDevice {
  readonly supervisor: string;
  readonly release?: string | null;
  readonly reported?: Reported;
}

export const running: Reported = { status: 'running', isOnline: true };
export const rejected: Reported = { status: 'rejected', isOnline: true };
export const silent: Reported = { status: 'neither', isOnline: true };
export const offline: Reported = { status: 'neither', isOnline: false };

const releases: Readonly<Record<string, string>> = { old: '>=10', new: '>=16', newest: '>=99' };

/** Audits a fleet whose devices should be running `old` (>=10), `new` (>=16) or `newest` (>=99). */
export function auditDevices(
  slug: string,
  devices: readonly AuditedDevice[],
  { next, terms = { excuses: [] } }: { next?: Release; terms?: Terms } = {},
): Promise<FleetAudit> {
  const made = devices.map(({ supervisor, release = 'new', reported = running }, index) => ({
    ...makeDevice(hashOf(slug) + index, makePi(supervisor)),
    release,
    reported,
  }));
  return auditFleet({
    slug,
    devices: streamDevices(made, { fleet: slug, takenAt: at }),
    find: async (commit) =>
      commit === null
        ? { source: 'none', services: [], undecided: 'There is none.' }
        : publishedRelease(commit, releases[commit] ?? '>=0'),
    next,
    terms,
    today,
  });
}

/** a number of its own for each fleet, so that no uuid is in two */
function hashOf(slug: string): number {
  return [...slug].reduce((hash, character) => (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000, 7) * 1000;
}

const policy: PolicyRead = { policy: noPolicy, diagnostics: [] };

/** The report of an audit of such fleets. */
export async function reportOf(
  fleets: Readonly<Record<string, readonly AuditedDevice[]>>,
  { last, ...more }: Omit<Partial<MadeAudit>, 'last'> & { readonly last?: AuditReport } = {},
): Promise<AuditReport> {
  const next = more.next?.release;
  const audited = await Promise.all(
    Object.entries(fleets).map(([slug, devices]) => auditDevices(slug, devices, next ? { next } : {})),
  );
  return makeAudit({
    audited,
    takenAt: at,
    policy,
    failOn: ['rejecting'],
    ...(last && { last: lastOfReport(last) }),
    ...more,
  });
}
