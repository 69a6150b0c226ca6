import { type Assessment, countDevices, type Group, type UnreadFleet } from '../assessment/index.ts';
import type { AppliedExcuse, Check } from '../policy/index.ts';
import type { Release, Service } from '../release/index.ts';
import { requirementsOf } from '../supervisor/index.ts';
import { contractChanges } from './contract-changes.ts';
import type {
  Report,
  ReportedExcuse,
  ReportedFleet,
  ReportedGroup,
  ReportedRelease,
  ReportedService,
} from './report.ts';

/** A check as its JSON report. Nothing is escaped in it but by JSON itself. */
export function toReport(check: Check): Report {
  const { result, release, diagnostics, assessments, unread = [] } = check;
  const changes = contractChanges(check);
  return {
    schemaVersion: 1,
    result,
    release: release ? toReportedRelease(release) : null,
    ...(changes && { contractChanges: changes }),
    diagnostics,
    fleets: [...assessments.map((assessment) => toReportedFleet(assessment, check)), ...unread.map(toUnreadFleet)],
  };
}

/** The report of a check that could not be done at all: there is no release, and no fleet was read. */
export function toErrorReport(code: string, message: string): Report {
  const result = { status: 'error', failOn: [], reasons: [message], error: { code, message } } as const;
  return { schemaVersion: 1, result, release: null, diagnostics: [], fleets: [] };
}

export function toReportedRelease({ source, ref, published, undecided, services }: Release): ReportedRelease {
  return {
    source,
    ...(ref === undefined ? {} : { ref }),
    ...(published ? { published } : {}),
    ...(undecided === undefined ? {} : { undecided }),
    services: services.map(toReportedService),
  };
}

function toReportedService(service: Service): ReportedService {
  const { name, optional, location, contract, undecided } = service;
  return {
    name,
    optional,
    ...(location ? { location } : {}),
    ...(contract ? { contract: contract.origin } : {}),
    requirements: requirementsOf(service).map(({ entry: _, ...written }) => written),
    ...(undecided === undefined ? {} : { undecided }),
  };
}

function toReportedFleet(assessment: Assessment, check: Check): ReportedFleet {
  const { excused, applied } = check.excuses.get(assessment) ?? { excused: new Set<Group>(), applied: [] };
  const { fleet, takenAt, isLive = false, release, base, counts, groups, services, noVariant } = assessment;
  return {
    slug: fleet ?? null,
    takenAt: takenAt ?? null,
    ...(check.release ? {} : { release: toReportedRelease(release) }),
    ...(base ? { base: base === 'current' ? base : toReportedRelease(base) } : {}),
    counts: { newlyRejecting: null, noLongerRejecting: null, ...counts, excused: countDevices([...excused]).devices },
    groups: groups.map((group) => ({
      ...toReportedGroup(group, release, isLive ? 'api' : 'snapshot'),
      excused: excused.has(group),
    })),
    services,
    noVariant: noVariant.map(({ services: variants, devices }) => ({ services: variants, devices: [...devices] })),
    ...(assessment.removed && { removed: assessment.removed }),
    excuses: applied.map(toReportedExcuse),
    advice: check.advice?.get(assessment) ?? [],
  };
}

function toReportedExcuse({ excuse, ranOut, partly, devices, named }: AppliedExcuse): ReportedExcuse {
  return { ...excuse, ranOut, partly, named, excused: [...devices] };
}

/** A fleet of which nothing is known: no number in it counts anything. */
function toUnreadFleet({ fleet, error }: UnreadFleet): ReportedFleet {
  return {
    slug: fleet,
    takenAt: null,
    error,
    counts: { ...countDevices([]), newlyRejecting: null, noLongerRejecting: null, excused: 0 },
    groups: [],
    services: [],
    noVariant: [],
    excuses: [],
    advice: [],
  };
}

function toReportedGroup(group: Group, release: Release, readFrom: 'api' | 'snapshot'): Omit<ReportedGroup, 'excused'> {
  const { services, devices, facts: factsWithOrigin, excuses: _, before, ...rest } = group;
  const named = release.services.map(({ name, optional }, index) => ({ name, optional, outcome: services[index] }));
  const { origin, ...facts } = factsWithOrigin;
  const { sources = {}, ...others } = origin ?? {};
  const known = Object.keys(facts) as (keyof typeof facts)[];
  return {
    ...rest,
    ...(before && { before: before.judgement }),
    facts,
    factSources: Object.fromEntries(
      known.map((fact) => [fact, (sources as Partial<Record<string, 'tag' | 'tables'>>)[fact] ?? readFrom]),
    ),
    ...others,
    leftOut: named
      .filter(({ outcome }) => outcome === 'left-out' || outcome === 'left-out-misjudged')
      .map(({ name, outcome }) => ({ service: name, misjudged: outcome === 'left-out-misjudged' })),
    unprotectedServices: named.filter((s) => s.optional && s.outcome === 'unprotected').map(({ name }) => name),
    unknownServices: named.filter(({ outcome }) => outcome === 'unknown').map(({ name }) => name),
    devices: [...devices],
  };
}
