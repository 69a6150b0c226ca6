import assert from 'node:assert/strict';
import { compare } from 'semver';
import { loadSupervisors, osVersionNumber, type SupervisorTable } from '../../../shared/fleet/index.ts';
import { valuesOf } from '../../../shared/fleet/tables/table-answer.ts';
import { readRawFacts } from './raw-facts.ts';

describe('the table of Supervisors', () => {
  const { supervisorByMetaBalena, esr, divergences, deviceTypeRepos } = readRawFacts().supervisors;
  let supervisors: SupervisorTable;
  before(async () => {
    supervisors = await loadSupervisors();
  });
  const known = (value: string) => ({ kind: 'known', value }) as const;

  it('answers every version of meta-balena, whatever the revision', () => {
    for (const { metaBalena, to = metaBalena, supervisor } of supervisorByMetaBalena)
      for (const osVersion of [metaBalena, to, `${metaBalena}+rev99`, `${to}+rev99`])
        assert.deepEqual(supervisors.lookUp(osVersion), known(supervisor), osVersion);
  });

  it('answers every ESR version for every device type of each repository that made it', () => {
    for (const [version, spellings] of Map.groupBy(esr, ({ os }) => osVersionNumber(os)))
      for (const [slug, builders] of Object.entries(deviceTypeRepos)) {
        const ships = spellings.flatMap(({ supervisor, repos, except = {} }) =>
          builders.filter((repo) => repos.includes(repo)).map((repo) => except[repo]?.supervisor ?? supervisor),
        );
        for (const { os } of spellings) {
          const answer = supervisors.lookUp(os, slug);
          assert.deepEqual(new Set(valuesOf(answer)), new Set(ships), `${slug} on ${os} (${version})`);
          if (ships.length === 0) assert.deepEqual(answer, { kind: 'not-covered', why: 'os-version' });
        }
      }
  });

  it('answers mislabelled builds with what is in them, for the device types of their repository alone', () => {
    for (const [repo, builds] of Object.entries(divergences))
      for (const [osVersion, { supervisor }] of Object.entries(builds)) {
        const only = Object.keys(deviceTypeRepos).find((slug) => deviceTypeRepos[slug]?.join() === repo);
        assert.deepEqual(supervisors.lookUp(osVersion, only), known(supervisor), `${only} on ${osVersion}`);
      }
  });

  const rows: readonly (readonly [osVersion: string, deviceType: string | undefined, answer: object])[] = [
    ['2.51.0+rev1', undefined, known('11.4.10')],
    ['2.50.10', undefined, known('11.12.4')],
    ['8.0.2+rev3', 'jetson-nano', known('18.2.2')],
    ['8.0.3', undefined, { kind: 'not-covered', why: 'os-version' }],
    ['1.30.1', undefined, { kind: 'not-covered', why: 'os-version' }],
    ['2.0.0-beta.1', undefined, { kind: 'not-covered', why: 'os-version' }],
    ['2.51.0', 'toaster', { kind: 'not-covered', why: 'device-type' }],
    // has a contract, but nobody read the repository that builds it
    ['2.51.0', 'parallella', { kind: 'not-covered', why: 'device-type' }],
    ['2.51.0', 'raspberrypi', known('11.4.10')],
    // mislabelled by two repositories, each with something else in it, and rightly made by others
    ['2.83.21+rev1', undefined, { kind: 'ambiguous', values: ['12.10.3', '12.8.8', '12.9.3'] }],
    ['2.83.21+rev1', 'beaglebone', known('12.8.8')],
    ['2.83.21+rev1', 'raspberrypi3', known('12.10.3')],
    ['2.83.21+rev2', 'beaglebone', known('12.10.3')],
    // its other repository made its last version before this one
    ['2.83.21+rev1', 'jetson-tx2', known('12.9.3')],
    // two repositories may have made this one, the first of them mislabelled
    ['2.83.21+rev1', 'jetson-xavier', known('12.9.3')],
    ['2.0.6+rev2', undefined, { kind: 'ambiguous', values: ['4.2.4', '4.3.1'] }],
    ['2.0.6+rev2', 'raspberrypi3', known('4.3.1')],
    ['2.0.6+rev2', 'intel-nuc', known('4.2.4')],
    // two repositories build this type, and put different patches of meta-balena into this version
    ['2024.7.1', 'genericx86-64-ext', { kind: 'ambiguous', values: ['16.4.1', '16.1.10'] }],
    ['2020.07.1', 'intel-nuc', known('11.12.4')],
    ['2020.07.1', 'jetson-nano', known('11.9.9')],
    ['2020.07.1', undefined, { kind: 'ambiguous', values: ['11.9.9', '11.12.4'] }],
    ['2019.7.0', 'intel-nuc', known('9.15.7')],
    // one version in two spellings
    ['2021.7.1', 'jetson-nano', known('12.8.8')],
    ['2021.07.1', 'jetson-nano', known('12.8.8')],
    ['2021.07.1', 'intel-nuc', known('12.8.8')],
    ['2026.4.1', 'jetson-nano', { kind: 'not-covered', why: 'os-version' }],
    ['2026.4.2', undefined, { kind: 'not-covered', why: 'os-version' }],
  ];
  for (const [osVersion, deviceType, answer] of rows)
    it(`${osVersion} of ${deviceType ?? 'any device type'}`, () =>
      assert.deepEqual(supervisors.lookUp(osVersion, deviceType), answer));

  it('lists what it has', () => {
    assert.deepEqual(supervisors.deviceTypes, Object.keys(deviceTypeRepos).sort());
    assert.equal(supervisors.versions[0], '4.1.1');
    assert.equal(supervisors.versions.at(-1), '18.2.2');
    assert.deepEqual(supervisors.versions, [...new Set(supervisors.versions)].sort(compare));
  });
});
