import { parse, type SemVer } from 'semver';
import {
  isEsr,
  type KernelTable,
  type L4tTable,
  osVersionNumber,
  type SupervisorTable,
  type TableAnswer,
} from '../fleet/index.ts';

/** The tables that say what a version of the OS brings; of kernels and L4T just where they are asked for. */
export interface OsTables {
  readonly supervisors: SupervisorTable;
  readonly kernels: KernelTable | undefined;
  readonly l4t: L4tTable | undefined;
}

/** One version of the OS of a device type, with what it ships. */
export interface OsPoint {
  readonly osVersion: string;
  /** osVersionNumber */
  readonly number: number;
  /** several where builds of one version ship different Supervisors */
  readonly supervisors: readonly SemVer[];
}

/** What the tables know of the OS versions of one device type. */
export interface OsPoints {
  /** where something may change, sorted, ESR last */
  readonly points: readonly OsPoint[];
  /** any version; undefined for one that the tables don't know for the type */
  readonly find: (osVersion: string) => OsPoint | undefined;
}

/**
 * Finds the OS versions of a device type at which what it brings may change, and the given ones. A version counts if
 * every table knows it that knows the type at all: between the ranges of a table there are no builds.
 */
export function osPointsOf(deviceType: string, osVersions: readonly string[], tables: OsTables): OsPoints {
  const { supervisors, kernels, l4t } = tables;
  const shipping = supervisors.ranges(deviceType);
  const ordinary = shipping.filter(({ from }) => !isEsr(osVersionNumber(from) ?? 0));
  const [first, last] = [osVersionNumber(ordinary[0]?.from ?? ''), endOf(ordinary.at(-1)?.to ?? '')];
  const find = (osVersion: string): OsPoint | undefined => {
    const number = osVersionNumber(osVersion);
    if (number === undefined) return undefined;
    // Of an ordinary version the table of Supervisors doesn't say whether it was ever built for the type.
    if (!isEsr(number) && !(first !== undefined && last !== undefined && first <= number && number <= last)) {
      return undefined;
    }
    if (isGap(kernels?.lookUp(deviceType, osVersion)) || isGap(l4t?.lookUp(deviceType, osVersion))) return undefined;
    const shipped = valuesOf(supervisors.lookUp(osVersion, deviceType)).flatMap((version) => parse(version) ?? []);
    return shipped.length === 0 ? undefined : { osVersion, number, supervisors: shipped };
  };
  const starts = [shipping, kernels?.ranges(deviceType) ?? [], l4t?.ranges(deviceType) ?? []].flatMap((ranges) =>
    ranges.map(({ from }) => from),
  );
  const points = new Map<number, OsPoint>();
  for (const version of [...starts, ...osVersions]) {
    const point = find(version);
    if (point) points.set(point.number, point);
  }
  const byVersion = new Map([...points.values()].map((point) => [point.osVersion, point]));
  return {
    points: [...points.values()].sort((a, b) => a.number - b.number),
    find: (osVersion) => byVersion.get(osVersion) ?? find(osVersion),
  };
}

function isGap(answer: TableAnswer<unknown> | undefined): boolean {
  return answer?.kind === 'not-covered' && answer.why === 'os-version';
}

function valuesOf(answer: TableAnswer<string>): readonly string[] {
  if (answer.kind === 'known') return [answer.value];
  return answer.kind === 'ambiguous' ? answer.values : [];
}

/** the last build of a version; of one without a revision nobody knows how many there are */
function endOf(version: string): number | undefined {
  return osVersionNumber(version.includes('+rev') ? version : `${version}+rev9999`);
}
