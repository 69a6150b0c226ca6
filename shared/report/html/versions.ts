import { compareBuild, parse, validRange } from 'semver';
import type { AuditReport } from '../audit/audit-report.ts';
import { cut } from '../cut.ts';
import { count } from '../numbers.ts';
import type { JudgementCounts } from './charts.ts';

/** The devices of a version, by judgement. */
export interface VersionCount extends JudgementCounts {
  readonly version: string;
}

/** Where a requirement cuts: it is met from this version on. */
export interface VersionCut {
  readonly version: string;
  /** `web asks for sw.supervisor >=12` */
  readonly asked: string;
}

export interface Versions {
  /** the oldest first; what is no version stands at the end as `unknown` */
  readonly counts: readonly VersionCount[];
  readonly cuts: readonly VersionCut[];
}

/** how many versions a histogram has, of more those of most devices; and how many cuts */
const mostVersions = 40;
const mostCuts = 20;
const longestName = 40;

type VersionFact = 'supervisorVersion' | 'osVersion';
const requirementTypes = { supervisorVersion: 'sw.supervisor', osVersion: 'sw.os' } as const;

/** The versions of one fact in all fleets, with the lines where what their releases require cuts them in two. */
export function versionsOf(report: AuditReport, fact: VersionFact): Versions {
  const counts = countVersions(report, fact)
    .sort((a, b) => b.devices - a.devices)
    .slice(0, mostVersions)
    .sort((a, b) => compareVersions(a.version, b.version));
  return { counts, cuts: cutsOf(report, requirementTypes[fact]) };
}

/** The rows of a histogram: versions and cuts, each cut before the first version that meets it. */
export function histogramRows({ counts, cuts }: Versions): readonly (VersionCount | VersionCut)[] {
  const left = [...cuts];
  const rows: (VersionCount | VersionCut)[] = [];
  for (const one of counts) {
    while (left[0] && compareVersions(left[0].version, one.version) <= 0) rows.push(left.shift() as VersionCut);
    rows.push(one);
  }
  return [...rows, ...left];
}

function countVersions(report: AuditReport, fact: VersionFact): VersionCount[] {
  const counts = new Map<string, VersionCount>();
  for (const { releases } of report.fleets) {
    for (const { groups } of releases) {
      for (const { facts, judgement, devices } of groups) {
        const version = facts[fact] ?? 'unknown';
        const before = counts.get(version) ?? { version, ...noDevices };
        counts.set(version, {
          ...before,
          devices: before.devices + devices.length,
          [judgement]: before[judgement] + devices.length,
        });
      }
    }
  }
  return [...counts.values()];
}

const noDevices = { devices: 0, runs: 0, rejects: 0, misjudged: 0, unprotected: 0, unknown: 0 };

/** What is no version comes after all that are. */
function compareVersions(a: string, b: string): number {
  const [one, other] = [parse(a), parse(b)];
  if (one && other) return compareBuild(one, other);
  return one ? -1 : other ? 1 : a < b ? -1 : 1;
}

/** Requirements of at least a version, by what they ask; others have no single line. */
function cutsOf({ fleets, release: next }: AuditReport, type: string): VersionCut[] {
  const releases = [...fleets.flatMap(({ releases: own }) => own.flatMap(({ release }) => release ?? []))];
  const services = [...releases, ...(next ? [next] : [])].flatMap((release) => release.services);
  const askers = new Map<string, Set<string>>();
  for (const { name, requirements } of services) {
    for (const { asked } of requirements) askers.set(asked, (askers.get(asked) ?? new Set()).add(name));
  }
  const cuts = [...askers].flatMap(([asked, names]): VersionCut[] => {
    const version = asked.startsWith(`${type} `) ? lowestOf(asked.slice(type.length + 1)) : undefined;
    return version === undefined ? [] : [{ version, asked: `${askedBy([...names])} ${asked}` }];
  });
  return cuts.sort((a, b) => compareVersions(a.version, b.version)).slice(0, mostCuts);
}

/** `12.0.0` of `>=12`; undefined of a range that is more than that. */
function lowestOf(range: string): string | undefined {
  const [, version] = /^>=?v?(\d+(?:\.\d+){0,2}[^\s|]*)$/.exec(range) ?? [];
  if (version === undefined || validRange(range) === null) return undefined;
  const whole = [...version.split('.'), '0', '0'].slice(0, 3).join('.');
  return parse(whole) ? whole : undefined;
}

function askedBy([first = '', ...others]: readonly string[]): string {
  const name = cut(first, longestName);
  return others.length === 0 ? `${name} asks for` : `${name} and ${count(others.length, 'other')} ask for`;
}
