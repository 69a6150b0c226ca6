import { adviseFleets } from '../advice/index.ts';
import { type Assessment, assess, assessReleases, type DeviceStream, type ReleaseFinder } from '../assessment/index.ts';
import { applyExcuses, type Check, concludeCheck, excuseFinder, type Terms } from '../policy/index.ts';
import type { Release } from '../release/index.ts';
import { compareWithReality, type Reality } from './reality.ts';
import { splitDevices } from './split-devices.ts';

/** What one fleet comes to. */
export interface FleetAudit {
  readonly slug: string;
  /** for each release that devices should be running what they make of it */
  readonly now: Check;
  /** the project's next release beside that; absent where there is no project */
  readonly next?: Check;
  /** the judgements of now held against what the devices report */
  readonly reality: Reality;
}

/** One fleet to be audited, and on which terms. */
export interface FleetAuditRequest {
  readonly slug: string;
  /** each with the release that it should be running, and what it reports of it */
  readonly devices: DeviceStream;
  /** finds that release */
  readonly find: ReleaseFinder;
  readonly next?: Release | undefined;
  readonly terms: Terms;
  /** a date in UTC, `2026-11-24` */
  readonly today: string;
}

/** Judges for each device the release that it should be running, and the next one; the devices are read once. */
export async function auditFleet({ slug, devices, find, next, terms, today }: FleetAuditRequest): Promise<FleetAudit> {
  const { excuses } = terms;
  const options = excuses.length > 0 ? { excusesOf: excuseFinder(excuses) } : {};
  if (!next) {
    const now = await assessReleases(find, devices, options);
    return { slug, now: await conclude(now), reality: compareWithReality(now) };
  }
  const [forNow, forNext] = splitDevices(devices);
  const [now, then] = await Promise.all([
    assessReleases(find, forNow, options),
    assess(next, forNext, { ...options, base: find }),
  ]);
  return {
    slug,
    now: await conclude(now),
    next: await conclude(then.slice(0, 1), next),
    reality: compareWithReality(now),
  };

  async function conclude(assessments: readonly Assessment[], release?: Release): Promise<Check> {
    const excused = (assessment: Assessment) => applyExcuses(assessment, excuses, today).excused;
    const advised = await adviseFleets(assessments, excused);
    return concludeCheck({ ...(release && { release }), diagnostics: [], ...advised }, terms, today);
  }
}
