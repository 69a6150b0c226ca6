import { type OsRange, readOsRanges } from './os-ranges.ts';
import type { TableAnswer } from './table-answer.ts';

/** The data module's texts. A Supervisor is its place in `versions`, base 36; a repository has a letter. */
export interface PackedSupervisors {
  /** every Supervisor, sorted, parted by spaces */
  readonly versions: string;
  /** what each range of meta-balena versions ships */
  readonly ordinary: string;
  /** what each ESR version ships, and who made it so: `2020.07.1=28:18ch;2a:5` */
  readonly esr: string;
  /** one line each, first and last OS version, then its mislabelled builds: `5|2.0.0+1-7.9.3+3|2.0.6+1=4` */
  readonly repos: string;
  /** one line for all device types that the same repositories build: `07|slug slug` */
  readonly deviceTypes: string;
}

/** A repository that builds OS versions for some device types. */
export interface OsRepo {
  readonly from: string;
  readonly to: string;
  /** its first and last ordinary version, as numbers (osVersionNumber) */
  readonly first: number;
  readonly last: number;
  /** builds whose OS version isn't the version of meta-balena in them → the Supervisor they ship */
  readonly mislabelled: ReadonlyMap<number, string>;
}

/** One ESR version as some repositories made it. */
export interface EsrBuild {
  readonly supervisor: string;
  readonly repos: ReadonlySet<OsRepo>;
}

export interface SupervisorData {
  readonly versions: readonly string[];
  /** by version of meta-balena */
  readonly ordinary: readonly OsRange<TableAnswer<string>>[];
  readonly esr: readonly OsRange<readonly EsrBuild[]>[];
  readonly repos: readonly OsRepo[];
  /** by slug */
  readonly reposOf: ReadonlyMap<string, readonly OsRepo[]>;
  /** the OS versions that some repository has mislabelled */
  readonly mislabelled: ReadonlySet<number>;
}

export function readSupervisorData(packed: PackedSupervisors): SupervisorData {
  const versions = packed.versions.split(' ');
  const supervisor = (place: string): string => versions[Number.parseInt(place, 36)] as string;
  const byLetter = new Map<string, OsRepo>();
  for (const line of packed.repos.split('\n')) {
    const [letter = '', span = '', mislabelled = ''] = line.split('|');
    for (const { from, to, first, last } of readOsRanges(span, String)) {
      const builds = mislabelled === '' ? [] : readOsRanges(mislabelled, supervisor);
      const known = new Map(builds.map((build) => [build.first, build.answer]));
      byLetter.set(letter, { from, to, first, last, mislabelled: known });
    }
  }
  const named = (letters: string): OsRepo[] => [...letters].map((letter) => byLetter.get(letter) as OsRepo);
  const reposOf = new Map<string, readonly OsRepo[]>();
  for (const line of packed.deviceTypes.split('\n')) {
    const [letters = '', slugs = ''] = line.split('|');
    const repos = named(letters);
    for (const slug of slugs.split(' ')) reposOf.set(slug, repos);
  }
  const repos = [...byLetter.values()];
  return {
    versions,
    ordinary: readOsRanges(packed.ordinary, (place) => ({ kind: 'known', value: supervisor(place) })),
    esr: readOsRanges(packed.esr, (text) =>
      text.split(';').map((build) => {
        const [place = '', letters = ''] = build.split(':');
        return { supervisor: supervisor(place), repos: new Set(named(letters)) };
      }),
    ),
    repos,
    reposOf,
    mislabelled: new Set(repos.flatMap((repo) => [...repo.mislabelled.keys()])),
  };
}
