import { compare, parse, Range, validRange } from 'semver';
import type { AuditReport } from '../audit/audit-report.ts';
import { cut } from '../cut.ts';
import { count } from '../numbers.ts';
import type { JudgementCounts } from './charts.ts';

/** The devices of a version, by judgement. */
export interface VersionCount extends JudgementCounts {
  readonly version: string;
}

/** Where a requirement cuts: it is met from this version on, or above it. */
export interface VersionCut {
  readonly version: string;
  readonly isAbove: boolean;
  /** `web asks for sw.supervisor >=12` */
  readonly asked: string;
}

export interface Versions {
  /** the oldest first; what is no version stands at the end as `unknown` */
  readonly counts: readonly VersionCount[];
  readonly cuts: readonly VersionCut[];
  /** how many versions and cuts there are beside these, and of how many devices */
  readonly more: { readonly versions: number; readonly devices: number; readonly cuts: number };
}

/** how many versions a histogram has, of more those where most devices reject, then of most devices; and how many cuts */
const mostVersions = 40;
const mostCuts = 20;
const longestName = 40;

type VersionFact = 'supervisorVersion' | 'osVersion';
const requirementTypes = { supervisorVersion: 'sw.supervisor', osVersion: 'sw.os' } as const;

/** The versions of one fact in all fleets, with the lines where what their releases require cuts them in two. */
export function versionsOf(report: AuditReport, fact: VersionFact): Versions {
  const all = countVersions(report, fact).sort(
    (a, b) => b.rejects + b.misjudged - (a.rejects + a.misjudged) || b.devices - a.devices,
  );
  const counts = all.slice(0, mostVersions).sort((a, b) => compareVersions(a.version, b.version));
  const hidden = all.slice(mostVersions);
  const cuts = cutsOf(report, requirementTypes[fact]);
  return {
    counts,
    // The highest are those that leave devices out.
    cuts: cuts.slice(-mostCuts),
    more: {
      versions: hidden.length,
      devices: hidden.reduce((sum, { devices }) => sum + devices, 0),
      cuts: Math.max(0, cuts.length - mostCuts),
    },
  };
}

/** The rows of a histogram: versions and cuts, each cut before the first version that meets it. */
export function histogramRows({
  counts,
  cuts,
}: Pick<Versions, 'counts' | 'cuts'>): readonly (VersionCount | VersionCut)[] {
  const left = [...cuts];
  const rows: (VersionCount | VersionCut)[] = [];
  for (const one of counts) {
    while (left[0] && isMet(left[0], one.version)) rows.push(left.shift() as VersionCut);
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

function isMet({ version, isAbove }: VersionCut, by: string): boolean {
  const order = compareVersions(version, by);
  // What is no version stands behind all, and meets nothing: a cut above all versions comes before it.
  return order < 0 || (order === 0 && !isAbove);
}

/** What is no version comes after all that are. Of equal versions `+rev2` comes before `+rev10`. */
function compareVersions(a: string, b: string): number {
  const [one, other] = [parse(a), parse(b)];
  const inOrder = new Intl.Collator('en', { numeric: true });
  if (one && other) return compare(one, other) || inOrder.compare(one.build.join('.'), other.build.join('.'));
  return one ? -1 : other ? 1 : inOrder.compare(a, b);
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
    const lowest = asked.startsWith(`${type} `) ? lowestOf(asked.slice(type.length + 1)) : undefined;
    return lowest ? [{ ...lowest, asked: `${askedBy([...names])} ${asked}` }] : [];
  });
  return cuts.sort((a, b) => compareVersions(a.version, b.version) || Number(a.isAbove) - Number(b.isAbove));
}

/** `12.0.0` of `>=12`, and of `balena-os >=12`; undefined of a range that is more than a lowest version. */
function lowestOf(asked: string): Pick<VersionCut, 'version' | 'isAbove'> | undefined {
  const range = asked.replace(/^[a-z][\w-]* /, '');
  if (validRange(range) === null) return undefined;
  const [only, ...others] = new Range(range).set;
  const [comparator, ...more] = only ?? [];
  if (!comparator || others.length + more.length > 0) return undefined;
  const { operator, semver } = comparator;
  if (operator !== '>=' && operator !== '>') return undefined;
  return { version: semver.version, isAbove: operator === '>' };
}

function askedBy([first = '', ...others]: readonly string[]): string {
  const name = cut(first, longestName);
  return others.length === 0 ? `${name} asks for` : `${name} and ${count(others.length, 'other')} ask for`;
}
