import assert from 'node:assert/strict';
import { histogramRows, versionsOf } from '../../../shared/report/html/versions.ts';
import type { AuditReport } from '../../../shared/report/index.ts';
import { type AuditedDevice, reportOf } from '../../support/auditing.ts';

const of = (...supervisors: readonly string[]): AuditedDevice[] => supervisors.map((supervisor) => ({ supervisor }));

/** The histogram of Supervisors in short: versions with their devices, and cuts. */
function rowsOf(report: AuditReport): string[] {
  return histogramRows(versionsOf(report, 'supervisorVersion')).map((row) =>
    'asked' in row ? `${row.isAbove ? 'above' : 'from'} ${row.version}: ${row.asked}` : `${row.version} ${row.devices}`,
  );
}

async function asking(ranges: Readonly<Record<string, string>>, ...supervisors: readonly string[]) {
  const report = await reportOf({ 'a/a': of(...supervisors) });
  const services = Object.entries(ranges).map(([name, range]) => ({
    name,
    optional: false,
    requirements: [{ asked: `sw.supervisor ${range}` }],
  }));
  const [fleet] = report.fleets;
  const [release] = fleet?.releases ?? [];
  if (!fleet || !release) throw new Error('There is no release.');
  const asked = { source: 'x', services };
  return { ...report, fleets: [{ ...fleet, releases: [{ ...release, release: asked }] }] };
}

describe('the versions of an audit', () => {
  it('are counted by judgement, the oldest first, over all fleets', async () => {
    const report = await reportOf({ 'a/a': of('17.4.2', '9.15.7', '15.0.0'), 'b/b': of('15.0.0') });
    const { counts } = versionsOf(report, 'supervisorVersion');
    assert.deepEqual(
      counts.map(({ version, devices, runs, rejects, unprotected }) => [version, devices, runs, rejects, unprotected]),
      [
        ['9.15.7', 1, 0, 0, 1],
        ['15.0.0', 2, 0, 2, 0],
        ['17.4.2', 1, 1, 0, 0],
      ],
    );
  });

  const cuts: readonly (readonly [ranges: Readonly<Record<string, string>>, rows: readonly string[]])[] = [
    [{ web: '>= 15.x' }, ['9.0.0 1', 'from 15.0.0: web asks for sw.supervisor >= 15.x', '15.0.0 1', '16.2.0 1']],
    [{ web: '>15' }, ['9.0.0 1', '15.0.0 1', 'from 16.0.0: web asks for sw.supervisor >15', '16.2.0 1']],
    [{ web: '>15.0.0' }, ['9.0.0 1', '15.0.0 1', 'above 15.0.0: web asks for sw.supervisor >15.0.0', '16.2.0 1']],
    [
      { web: 'balena-supervisor >=15' },
      ['9.0.0 1', 'from 15.0.0: web asks for sw.supervisor balena-supervisor >=15', '15.0.0 1', '16.2.0 1'],
    ],
    [{ web: '>=15' }, ['9.0.0 1', 'from 15.0.0: web asks for sw.supervisor >=15', '15.0.0 1', '16.2.0 1']],
    [{ web: '>=v15.1' }, ['9.0.0 1', '15.0.0 1', 'from 15.1.0: web asks for sw.supervisor >=v15.1', '16.2.0 1']],
    [{ web: '>=99' }, ['9.0.0 1', '15.0.0 1', '16.2.0 1', 'from 99.0.0: web asks for sw.supervisor >=99']],
    [{ web: '>=1' }, ['from 1.0.0: web asks for sw.supervisor >=1', '9.0.0 1', '15.0.0 1', '16.2.0 1']],
    [
      { web: '>=15', sync: '>=15', log: '>=15' },
      ['9.0.0 1', 'from 15.0.0: web and 2 others ask for sw.supervisor >=15', '15.0.0 1', '16.2.0 1'],
    ],
    // What is more than a lowest version has no single line.
    [{ web: '>=10 <12', sync: '<15', log: '^14', api: '>=10 || >=12', ui: '*' }, ['9.0.0 1', '15.0.0 1', '16.2.0 1']],
  ];
  for (const [ranges, rows] of cuts) {
    it(`are cut by ${JSON.stringify(ranges)}`, async () =>
      assert.deepEqual(rowsOf(await asking(ranges, '16.2.0', '9.0.0', '15.0.0')), rows));
  }

  it('that nobody knows stand at the end, and a cut above them before', async () => {
    const report = await asking({ web: '>=99' }, '15.0.0');
    const text = JSON.stringify(report).replaceAll('"supervisorVersion":"15.0.0"', '"supervisorVersion":null');
    assert.deepEqual(rowsOf(JSON.parse(text)), ['from 99.0.0: web asks for sw.supervisor >=99', 'unknown 1']);
  });

  it('are at most 40: those where devices reject, then those of most devices, and how many more there are', async () => {
    const many = Array.from({ length: 50 }, (_, n) => `17.0.${n}`);
    const report = await reportOf({ 'a/a': of(...many, '17.0.49', '17.0.49', '15.0.0') });
    const { counts, more } = versionsOf(report, 'supervisorVersion');
    assert.equal(counts.length, 40);
    assert.deepEqual([counts.at(0)?.version, counts.at(-1)?.version, counts.at(-1)?.devices], ['15.0.0', '17.0.49', 3]);
    assert.deepEqual(more, { versions: 11, devices: 11, cuts: 0 });
  });

  it('are cut by the highest 20 requirements', async () => {
    const ranges = Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`s${n}`, `>=${n + 1}`]));
    const { cuts, more } = versionsOf(await asking(ranges, '15.0.0'), 'supervisorVersion');
    assert.deepEqual([cuts.length, cuts.at(0)?.version, cuts.at(-1)?.version, more.cuts], [20, '6.0.0', '25.0.0', 5]);
  });

  it('come by their builds, too', async () => {
    const report = await reportOf({ 'a/a': of('17.0.0', '17.0.0', '17.0.0') });
    const several = JSON.parse(JSON.stringify(report));
    const [group] = several.fleets[0].releases[0].groups;
    several.fleets[0].releases[0].groups = [10, 2, 1].map((build) => ({
      ...group,
      facts: { ...group.facts, osVersion: `2.98.11+rev${build}` },
    }));
    assert.deepEqual(
      versionsOf(several, 'osVersion').counts.map(({ version }) => version),
      ['2.98.11+rev1', '2.98.11+rev2', '2.98.11+rev10'],
    );
  });

  it('of balenaOS are cut by what asks for it, as labels and contracts write it', async () => {
    const report = await asking({ web: '>=15' }, '15.0.0');
    const text = JSON.stringify(report).replaceAll('sw.supervisor >=15', 'sw.os balena-os >=2.60.0');
    assert.deepEqual(
      versionsOf(JSON.parse(text), 'osVersion').cuts.map(({ version, asked }) => [version, asked]),
      [['2.60.0', 'web asks for sw.os balena-os >=2.60.0']],
    );
    assert.deepEqual(versionsOf(JSON.parse(text), 'supervisorVersion').cuts, []);
  });

  it('are cut by the next release, too', async () => {
    const report = await asking({}, '15.0.0');
    const release = {
      source: 'x',
      services: [{ name: 'web', optional: false, requirements: [{ asked: 'sw.supervisor >=16' }] }],
    };
    assert.deepEqual(rowsOf({ ...report, release }), ['15.0.0 1', 'from 16.0.0: web asks for sw.supervisor >=16']);
  });
});
