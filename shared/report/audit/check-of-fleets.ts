import type { Assessment, Group } from '../../assessment/index.ts';
import type { FactsOrigin } from '../../fleet/index.ts';
import type { AppliedExcuse, Check, FleetExcuses } from '../../policy/index.ts';
import type { Release } from '../../release/index.ts';
import type { ServiceOutcome } from '../../supervisor/index.ts';
import type { ReportedExcuse, ReportedFleet, ReportedGroup, ReportedRelease } from '../report.ts';

const accepts = new Set<string>(['runs', 'unprotected']);

/**
 * A check out of reported fleets, as far as the reports in sentences need one: they tell of a check, and an audit is
 * kept as data. By which excuse a device is excused isn't in it, but that it is.
 */
export function checkOfFleets(fleets: readonly ReportedFleet[], result: Check['result']): Check {
  const made = fleets.map((fleet) => ({ fleet, ...assessmentOf(fleet) }));
  return {
    result,
    remarks: [],
    diagnostics: [],
    assessments: made.map(({ assessment }) => assessment),
    failing: new Set(made.map(({ assessment }) => assessment)),
    excuses: new Map(made.map(({ assessment, excuses }) => [assessment, excuses])),
    advice: new Map(made.map(({ assessment, fleet }) => [assessment, fleet.advice])),
  };
}

function assessmentOf(fleet: ReportedFleet): { readonly assessment: Assessment; readonly excuses: FleetExcuses } {
  const { slug, takenAt, release, base, counts, services, noVariant, removed } = fleet;
  const judged = releaseOf(release);
  const groups = fleet.groups.map((group) => ({ isExcused: group.excused, group: groupOf(group, judged) }));
  const { newlyRejecting, noLongerRejecting, excused: _, ...others } = counts;
  const assessment: Assessment = {
    ...(slug !== null && { fleet: slug }),
    ...(takenAt !== null && { takenAt }),
    release: judged,
    ...(base && { base: base === 'current' ? base : releaseOf(base) }),
    counts: {
      ...others,
      ...(newlyRejecting !== null && { newlyRejecting }),
      ...(noLongerRejecting !== null && { noLongerRejecting }),
    },
    groups: groups.map(({ group }) => group),
    services,
    noVariant,
    ...(removed && { removed }),
  };
  const excused = groups.filter(({ isExcused }) => isExcused).map(({ group }) => group);
  return {
    assessment,
    excuses: {
      excused: new Set(excused),
      excusedBy: new Map(excused.map((group) => [group, []])),
      applied: fleet.excuses.map(appliedOf),
    },
  };
}

function releaseOf(release: ReportedRelease | undefined): Release {
  const { source = '', ref, published, undecided, services = [] } = release ?? {};
  return {
    source,
    ...(ref !== undefined && { ref }),
    ...(published && { published }),
    ...(undecided !== undefined && { undecided }),
    services: services.map(({ name, optional, location }) => ({ name, optional, ...(location && { location }) })),
  };
}

function groupOf(group: ReportedGroup, { services }: Release): Group {
  const { facts, judgement, generation, newerThanSeen, findings, before, change, reported, devices } = group;
  const origin = originOf(group);
  return {
    facts: origin ? { ...facts, origin } : facts,
    judgement,
    ...(generation !== undefined && { generation }),
    newerThanSeen,
    services: accepts.has(judgement) ? services.map(({ name }) => outcomeOf(name, group)) : [],
    findings,
    ...(before && { before: { judgement: before, services: [] } }),
    ...(change && { change }),
    excuses: [],
    ...(reported && { reported }),
    devices,
  };
}

function outcomeOf(name: string, group: ReportedGroup): ServiceOutcome {
  const leftOut = group.leftOut.find(({ service }) => service === name);
  if (leftOut) return leftOut.misjudged ? 'left-out-misjudged' : 'left-out';
  if (group.unprotectedServices.includes(name)) return 'unprotected';
  return group.unknownServices.includes(name) ? 'unknown' : 'runs';
}

function originOf({ factSources, l4tRelease, candidates, gaps }: ReportedGroup): FactsOrigin | undefined {
  const sources = Object.fromEntries(
    Object.entries(factSources).filter(([, source]) => source === 'tag' || source === 'tables'),
  ) as NonNullable<FactsOrigin['sources']>;
  const origin: FactsOrigin = {
    ...(Object.keys(sources).length > 0 && { sources }),
    ...(l4tRelease !== undefined && { l4tRelease }),
    ...(candidates && { candidates }),
    ...(gaps && { gaps }),
  };
  return Object.keys(origin).length > 0 ? origin : undefined;
}

function appliedOf({ ranOut, partly, named, excused: devices, ...excuse }: ReportedExcuse): AppliedExcuse {
  return { excuse, ranOut, partly, named, devices };
}
