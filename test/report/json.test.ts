import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { assess, assessReleases } from '../../shared/assessment/index.ts';
import type { Facts } from '../../shared/fleet/index.ts';
import { concludeCheck, concludeLint } from '../../shared/policy/index.ts';
import { type Release, releaseOfRecord } from '../../shared/release/index.ts';
import { toErrorReport, toReport } from '../../shared/report/index.ts';
import { reasons } from '../../shared/supervisor/index.ts';
import { lintFiles, services } from '../lint/linting.ts';
import { adviseCheck } from '../support/advising.ts';
import { makeDevice, streamDevices } from '../support/devices.ts';
import { checkExample } from '../support/examples.ts';
import { makePi, makeRelease, makeTx2 } from '../support/making.ts';

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'shared', 'report', 'report.schema.json'), 'utf8'),
);
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

function assertValid(report: unknown): void {
  validate(JSON.parse(JSON.stringify(report)));
  assert.deepEqual(validate.errors ?? [], []);
}

describe('toReport', () => {
  for (const name of ['pi-hole', 'kiosk'] as const) {
    it(`is valid for ${name}, and adds up`, async () => {
      const report = toReport(await checkExample(name));
      assertValid(report);
      for (const { counts, groups, services } of report.fleets) {
        assert.equal(
          counts.runs + counts.rejects + counts.misjudged + counts.unprotected + counts.unknown,
          counts.devices,
        );
        assert.equal(counts.rejects + counts.misjudged, counts.rejecting);
        assert.equal(
          groups.reduce((sum, { devices }) => sum + devices.length, 0),
          counts.devices,
        );
        for (const { runsOn, leftOutOn, unknownOn } of services) {
          assert.ok(runsOn + leftOutOn + unknownOn <= counts.devices);
        }
      }
    });
  }

  it('shows all five judgements for the kiosk', async () => {
    const { fleets } = toReport(await checkExample('kiosk'));
    const judgements = new Set(fleets.flatMap(({ groups }) => groups.map(({ judgement }) => judgement)));
    assert.deepEqual([...judgements].sort(), ['misjudged', 'rejects', 'runs', 'unknown', 'unprotected']);
  });

  it('is valid for a check that could not be done, for a lint, and for no devices', async () => {
    const release = makeRelease({ web: {} });
    assertValid(toErrorReport('usage', 'No devices.'));
    assertValid(toReport(concludeLint(release, [])));
    const assessments = await assess(release, streamDevices([]));
    assertValid(
      toReport(
        concludeCheck({ release, diagnostics: [], assessments }, { failOn: ['rejecting'], excuses: [] }, '2026-11-24'),
      ),
    );
  });

  it('is valid with what lint finds, its fixes and related places', async () => {
    const files = services({ a: ['arch.sw: amd64'], b: ['hw.device-type: raspberrypi'], c: ['sw.arch: rpi'] });
    const { project, diagnostics } = await lintFiles(files);
    const report = toReport(concludeLint(project.release, diagnostics));
    assertValid(report);
    assert.ok(report.diagnostics.some(({ fix }) => fix !== undefined));
    assert.ok(report.diagnostics.some(({ related }) => related !== undefined));
  });

  it('names no required service as an optional one that is unprotected', async () => {
    const release = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=12' }] } });
    const assessments = await assess(release, streamDevices([makeDevice(1, makePi('10.3.7'))]));
    const { fleets } = toReport(
      concludeCheck({ release, diagnostics: [], assessments }, { failOn: ['rejecting'], excuses: [] }, '2026-11-24'),
    );
    assert.equal(fleets[0]?.groups[0]?.judgement, 'unprotected');
    assert.deepEqual(fleets[0]?.groups[0]?.unprotectedServices, []);
  });

  it('says what is undecided', () => {
    const release = { ...makeRelease({ web: { undecided: 'no contract' } }), undecided: 'no end' };
    const report = toReport(concludeLint(release, []));
    assertValid(report);
    assert.deepEqual([report.release?.undecided, report.release?.services[0]?.undecided], ['no end', 'no contract']);
  });

  it('names services that are left out, unprotected or unknown, and says which are misjudged', async () => {
    const release = makeRelease({
      pi: { requires: [{ type: 'hw.device-type', slug: 'raspberrypi3' }], optional: true },
      tx2: { requires: [{ type: 'hw.device-type', slug: 'jetson-tx2' }], optional: true },
      amd: { requires: [{ type: 'arch.sw', name: 'amd64' }], optional: true },
      gpu: { requires: [{ type: 'sw.l4t', version: '>=32' }], optional: true },
      web: {},
    });
    const { l4tVersion: _, ...unknownL4t } = makeTx2('18.0.0', { osVersion: '99.0.0' });
    const groupOf = async (facts: Parameters<typeof makeDevice>[1]) => {
      const assessments = await assess(release, streamDevices([makeDevice(1, facts)]));
      const report = toReport(
        concludeCheck({ release, diagnostics: [], assessments }, { failOn: ['rejecting'], excuses: [] }, '2026-11-24'),
      );
      assertValid(report);
      const { judgement, leftOut, unprotectedServices, unknownServices } = report.fleets[0]?.groups[0] ?? {};
      return { judgement, leftOut, unprotectedServices, unknownServices };
    };
    assert.deepEqual(await groupOf(unknownL4t), {
      judgement: 'runs',
      leftOut: [{ service: 'pi', misjudged: false }],
      unprotectedServices: ['amd'],
      unknownServices: ['gpu'],
    });
    const older = makeRelease({ pi: { requires: [{ type: 'hw.device-type', slug: 'raspberrypi3' }], optional: true } });
    const assessments = await assess(older, streamDevices([makeDevice(1, makePi('12.11.0'))]));
    const { fleets } = toReport(
      concludeCheck(
        { release: older, diagnostics: [], assessments },
        { failOn: ['rejecting'], excuses: [] },
        '2026-11-24',
      ),
    );
    assert.deepEqual(fleets[0]?.groups[0]?.leftOut, [{ service: 'pi', misjudged: true }]);
  });

  const sources = makeRelease({
    gpu: {
      requires: [
        { type: 'sw.l4t', version: '>=32' },
        { type: 'sw.kernel', version: '>=4' },
      ],
      optional: true,
    },
    arm: { requires: [{ type: 'arch.sw', slug: 'aarch64' }], optional: true },
  });
  const nano = { supervisorVersion: '17.4.2', deviceType: 'jetson-nano', osVersion: '2.101.12+rev1' };
  const record = { supervisorVersion: 'S', deviceType: 'S', osVersion: 'S' };
  /** facts | live | what the group's report says of where its facts come from */
  const origins: readonly (readonly [title: string, facts: Facts, live: boolean, says: object])[] = [
    [
      'tables',
      nano,
      false,
      {
        factSources: { ...record, arch: 'tables', kernelVersion: 'tables', l4tVersion: 'tables' },
        l4tRelease: '32.7.2',
      },
    ],
    [
      'the record and its tags',
      {
        ...nano,
        arch: 'aarch64',
        kernelVersion: '4.9.253',
        l4tVersion: '32.6',
        origin: { sources: { l4tVersion: 'tag' } },
      },
      false,
      { factSources: { ...record, arch: 'S', kernelVersion: 'S', l4tVersion: 'tag' } },
    ],
    [
      'both, live',
      { ...nano, arch: 'aarch64', l4tVersion: '32.6', origin: { sources: { l4tVersion: 'tag' } } },
      true,
      { factSources: { ...record, arch: 'S', kernelVersion: 'tables', l4tVersion: 'tag' } },
    ],
    [
      'a board without L4T',
      { ...nano, deviceType: 'raspberrypi3', osVersion: '2.46.1+rev1', kernelVersion: '4.19.71' },
      true,
      { factSources: { ...record, arch: 'tables', kernelVersion: 'S', l4tVersion: 'tables' } },
    ],
    [
      'builds that differ',
      { ...nano, deviceType: 'jetson-xavier', osVersion: '6.0.36', kernelVersion: '4.9.299' },
      false,
      {
        factSources: { ...record, arch: 'tables', kernelVersion: 'S' },
        candidates: [{ l4tVersion: '32.7.3' }, { l4tVersion: '35.4', l4tRelease: '35.4.1' }],
      },
    ],
    [
      'what nobody knows',
      { ...nano, deviceType: 'toaster' },
      false,
      {
        factSources: record,
        gaps: { arch: 'device-type', kernelVersion: 'device-type', l4tVersion: 'device-type' },
      },
    ],
  ];
  for (const [title, facts, live, says] of origins) {
    it(`says where facts come from: ${title}`, async () => {
      const header = live ? ({ fleet: 'a/b', isLive: true } as const) : { fleet: 'a/b' };
      const assessments = await assess(sources, streamDevices([makeDevice(1, facts)], header));
      const report = toReport(
        concludeCheck({ release: sources, diagnostics: [], assessments }, { failOn: [], excuses: [] }, '2026-11-24'),
      );
      assertValid(report);
      const group = report.fleets[0]?.groups[0];
      assert.ok(group);
      const { factSources, l4tRelease, candidates, gaps } = group;
      const found = { factSources, l4tRelease, candidates, gaps };
      const text = JSON.stringify(says).replaceAll('"S"', live ? '"api"' : '"snapshot"');
      assert.deepEqual(JSON.parse(JSON.stringify(found)), JSON.parse(text));
      assert.deepEqual(Object.keys(group.facts).sort(), Object.keys(factSources).sort());
    });
  }

  const published = (commit: string): Release =>
    releaseOfRecord(
      { id: 5, commit, version: '1.2.3', services: [{ name: 'web', contract: null, labels: {} }] },
      'a/b',
    );

  it('says which release of the API was judged', async () => {
    const release = published('4a1f0c9');
    const assessments = await assess(release, streamDevices([makeDevice(1, makePi('17.4.2'))]));
    const report = toReport(
      concludeCheck({ release, diagnostics: [], assessments }, { failOn: [], excuses: [] }, '2026-11-24'),
    );
    assertValid(report);
    assert.deepEqual(report.release?.published, { id: 5, commit: '4a1f0c9', version: '1.2.3' });
    assert.ok(report.fleets[0] && !('release' in report.fleets[0]));
  });

  it('says of each fleet which release it was judged for, where there are several', async () => {
    const assessments = await assessReleases(
      async (commit) =>
        commit === null ? { source: 'no release', services: [], undecided: 'None.' } : published(commit),
      streamDevices(
        [
          { ...makeDevice(1, makePi('17.4.2')), release: '4a1f0c9' },
          { ...makeDevice(2, makePi('17.4.2')), release: null },
        ],
        { fleet: 'a/b' },
      ),
    );
    const report = toReport(concludeCheck({ diagnostics: [], assessments }, { failOn: [], excuses: [] }, '2026-11-24'));
    assertValid(report);
    assert.equal(report.release, null);
    assert.deepEqual(
      report.fleets.map(({ slug, release, counts }) => [
        slug,
        release?.published?.commit,
        release?.undecided,
        counts.runs,
      ]),
      [
        ['a/b', '4a1f0c9', undefined, 1],
        ['a/b', undefined, 'None.', 0],
      ],
    );
  });

  it('says of a fleet that could not be read why, and counts nothing of it', async () => {
    const release = makeRelease({ web: {} });
    const assessments = await assess(release, streamDevices([makeDevice(1, makePi('17.4.2'), 'a/a')]));
    const error = { code: 'fleet-not-found', message: 'There is no fleet "b/b".' };
    const unread = [{ fleet: 'b/b', error }];
    const report = toReport(
      concludeCheck({ release, diagnostics: [], assessments, unread }, { failOn: [], excuses: [] }, '2026-11-24'),
    );
    assertValid(report);
    assert.deepEqual(
      report.fleets.map((fleet) => [fleet.slug, fleet.error, fleet.counts.devices, fleet.groups.length]),
      [
        ['a/a', undefined, 1, 1],
        ['b/b', error, 0, 0],
      ],
    );
  });

  it('has the advice for findings, and for the fleet', async () => {
    const release = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=12.6.17' }] } });
    const report = toReport(await adviseCheck(release, [makePi('10.6.27')]));
    assertValid(report);
    const [fleet] = report.fleets;
    assert.equal(fleet?.groups[0]?.findings[0]?.advice, 'balenaOS 2.77.2 or newer has it.');
    assert.deepEqual(fleet?.advice, [
      { message: 'Raising one device to balenaOS 2.77.2 leaves none rejecting.', wins: 1, leaves: 0 },
    ]);
  });

  it('has every reason in its schema', () => {
    assert.deepEqual(schema.$defs.finding.properties.reason.enum, Object.keys(reasons));
  });

  it('is the same for the same check', async () => {
    const once = JSON.stringify(toReport(await checkExample('kiosk')));
    assert.equal(JSON.stringify(toReport(await checkExample('kiosk'))), once);
  });
});
