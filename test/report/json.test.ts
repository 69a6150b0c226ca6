import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { assess } from '../../shared/assessment/index.ts';
import { concludeCheck, concludeLint } from '../../shared/policy/index.ts';
import { toErrorReport, toReport } from '../../shared/report/index.ts';
import { reasons } from '../../shared/supervisor/index.ts';
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
    assertValid(toReport(concludeCheck({ release, diagnostics: [], assessments }, ['rejecting'])));
  });

  it('names no required service as an optional one that is unprotected', async () => {
    const release = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=12' }] } });
    const assessments = await assess(release, streamDevices([makeDevice(1, makePi('10.3.7'))]));
    const { fleets } = toReport(concludeCheck({ release, diagnostics: [], assessments }, ['rejecting']));
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
      const report = toReport(concludeCheck({ release, diagnostics: [], assessments }, ['rejecting']));
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
    const { fleets } = toReport(concludeCheck({ release: older, diagnostics: [], assessments }, ['rejecting']));
    assert.deepEqual(fleets[0]?.groups[0]?.leftOut, [{ service: 'pi', misjudged: true }]);
  });

  it('has every reason in its schema', () => {
    assert.deepEqual(schema.$defs.finding.properties.reason.enum, Object.keys(reasons));
  });

  it('is the same for the same check', async () => {
    const once = JSON.stringify(toReport(await checkExample('kiosk')));
    assert.equal(JSON.stringify(toReport(await checkExample('kiosk'))), once);
  });
});
