import { loadDeviceTypes } from './device-types.ts';
import { rangeAt } from './os-ranges.ts';
import { isEsr, osVersionNumber, withoutRevision } from './os-version.ts';
import { type OsRepo, readSupervisorData, type SupervisorData } from './packed-supervisors.ts';
import { type SupervisorRange, supervisorRanges } from './supervisor-ranges.ts';
import { answerOf, deviceTypeNotCovered, osVersionNotCovered, type TableAnswer } from './table-answer.ts';

/**
 * The Supervisors that OS versions ship. A fleet or a device can be moved to a newer one, so what a
 * device says of itself comes first.
 */
export interface SupervisorTable {
  /**
   * `osVersion` is bare (`2.58.6+rev1`), `deviceType` a slug or an alias. Without it the answer holds
   * for all device types, and is ambiguous where they differ. Whether an ordinary version was ever
   * built for the type isn't asked, only what it ships if so.
   */
  lookUp(osVersion: string, deviceType?: string): TableAnswer<string>;
  /** every Supervisor that some OS version ships, sorted */
  readonly versions: readonly string[];
  /** the slugs of the device types whose repositories were read */
  readonly deviceTypes: readonly string[];
  /**
   * The OS versions of a device type, or of all, and what they ship: sorted, ESR last. The newest OS
   * doesn't always ship the newest Supervisor (2.50.10 has 11.12.4, 2.51.0 has 11.4.10). The few
   * mislabelled builds, which `lookUp` knows, don't cut a range.
   */
  ranges(deviceType?: string): readonly SupervisorRange[];
}

/** Loads the Supervisors. Each call builds a table, so ask once and keep it. */
export async function loadSupervisors(): Promise<SupervisorTable> {
  const [{ supervisorsData }, deviceTypes] = await Promise.all([import('./supervisors-data.ts'), loadDeviceTypes()]);
  const data = readSupervisorData(supervisorsData);
  const reposOf = (deviceType: string | undefined): readonly OsRepo[] | undefined =>
    deviceType === undefined
      ? data.repos
      : (data.reposOf.get(deviceType) ?? data.reposOf.get(deviceTypes.find(deviceType)?.slug ?? ''));
  return {
    lookUp(osVersion, deviceType) {
      const repos = reposOf(deviceType);
      if (repos === undefined) return deviceTypeNotCovered;
      const version = osVersionNumber(osVersion);
      if (version === undefined) return osVersionNotCovered;
      return isEsr(version) ? ofEsr(data, version, repos) : ofOrdinary(data, version, repos);
    },
    versions: data.versions,
    deviceTypes: [...data.reposOf.keys()].sort(),
    ranges: (deviceType) => supervisorRanges(data, reposOf(deviceType) ?? []),
  };
}

/**
 * `x.y.z` of an ordinary OS version is the version of meta-balena, and that ships the Supervisor. A
 * few builds carry a number that isn't theirs; where another repository may have made a right one
 * with the same number, both count, the right one first.
 */
function ofOrdinary(data: SupervisorData, version: number, repos: readonly OsRepo[]): TableAnswer<string> {
  const rule = rangeAt(data.ordinary, withoutRevision(version))?.answer ?? osVersionNotCovered;
  if (!data.mislabelled.has(version)) return rule;
  const found = repos
    .filter(({ first, last }) => first <= version && version <= last)
    .map(({ mislabelled }) => mislabelled.get(version));
  if (!found.some((supervisor) => supervisor !== undefined)) return rule;
  const right = found.includes(undefined) && rule.kind === 'known' ? [rule.value] : [];
  return answerOf([...new Set([...right, ...found.filter((supervisor) => supervisor !== undefined)])]);
}

/** Each repository makes its own ESR versions, and the patch of meta-balena in them may differ. */
function ofEsr(data: SupervisorData, version: number, repos: readonly OsRepo[]): TableAnswer<string> {
  const builds = rangeAt(data.esr, version)?.answer ?? [];
  return answerOf(
    builds.filter((build) => repos.some((repo) => build.repos.has(repo))).map((build) => build.supervisor),
  );
}
