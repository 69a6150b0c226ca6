import { osVersionNumber } from '../../../../shared/fleet/tables/os-version.ts';
import type { PackedSupervisors } from '../../../../shared/fleet/tables/packed-supervisors.ts';
import { byNumbers, type RawEsr, type RawSupervisors } from '../raw-facts.ts';
import { grouped, packRanges, places } from './packed-ranges.ts';

export function packSupervisors(raw: RawSupervisors): PackedSupervisors {
  const { supervisorByMetaBalena, esr, divergences, deviceRepos, deviceTypeRepos } = raw;
  const versions = [...new Set(everySupervisor(raw))].sort(byNumbers);
  const place = places(versions);
  const repos = Object.keys(deviceRepos);
  if (repos.length > 36) throw new Error('there are more repositories than letters');
  const letter = places(repos);
  const lettersOf = (names: readonly string[]) => names.map(letter).sort().join('');

  const ordinary = supervisorByMetaBalena.map(({ metaBalena: from, to = from, supervisor }) => ({
    from,
    to,
    answer: place(supervisor),
  }));
  // 2021.07.1 of some repositories is 2021.7.1 of another: one version, under its first spelling.
  const yearly = [...Map.groupBy(esr, ({ os }) => osVersionNumber(os)).values()].map((spellings) => {
    const builds = grouped(spellings.flatMap((version) => version.repos.map((repo) => [repo, ofRepo(version, repo)])));
    const answer = builds.map(([supervisor, names]) => `${place(supervisor)}:${lettersOf(names)}`).join(';');
    const os = spellings[0]?.os ?? '';
    return { from: os, to: os, answer };
  });
  const repoLines = Object.entries(deviceRepos).map(([repo, { first, last }]) => {
    const builds = Object.entries(divergences[repo] ?? {}).map(([os, { supervisor }]) => ({
      from: os,
      to: os,
      answer: place(supervisor),
    }));
    return `${letter(repo)}|${packRanges([{ from: first, to: last, answer: '' }], repo)}|${packRanges(builds, repo)}`;
  });
  const deviceTypes = Object.entries(deviceTypeRepos).map(([slug, names]) => [slug, lettersOf(names)] as const);
  return {
    versions: versions.join(' '),
    ordinary: packRanges(ordinary, 'meta-balena'),
    esr: packRanges(yearly, 'ESR'),
    repos: repoLines.join('\n'),
    deviceTypes: grouped(deviceTypes)
      .map(([letters, slugs]) => `${letters}|${slugs.join(' ')}`)
      .join('\n'),
  };
}

function ofRepo({ supervisor, except }: RawEsr, repo: string): string {
  return except?.[repo]?.supervisor ?? supervisor;
}

function everySupervisor({ supervisorByMetaBalena, esr, divergences }: RawSupervisors): string[] {
  return [
    ...supervisorByMetaBalena.map(({ supervisor }) => supervisor),
    ...esr.flatMap((version) => version.repos.map((repo) => ofRepo(version, repo))),
    ...Object.values(divergences).flatMap((builds) => Object.values(builds).map(({ supervisor }) => supervisor)),
  ];
}
