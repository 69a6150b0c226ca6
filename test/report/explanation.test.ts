import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { toErrorReport, toExplanationReport } from '../../shared/report/index.ts';
import { reasons } from '../../shared/supervisor/index.ts';
import { explainKiosk } from '../support/explaining.ts';

const schemas = join(import.meta.dirname, '..', '..', 'shared', 'report');
const read = (name: string) => JSON.parse(readFileSync(join(schemas, name), 'utf8'));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
ajv.addSchema(read('report.schema.json'), 'report.schema.json');
const validate = ajv.compile(read('explain.schema.json'));

describe('toExplanationReport', () => {
  for (const device of ['shop-01', 'shop-03', 'shop-06', 'shop-10', 'shop-32', 'boxed-01', 'office-03']) {
    it(`is valid for ${device}`, async () => {
      const report = toExplanationReport(await explainKiosk(device));
      validate(JSON.parse(JSON.stringify(report)));
      assert.deepEqual(validate.errors ?? [], []);
    });
  }

  it('says what is asked, what the device has and from where, and what its Supervisor makes of it', async () => {
    const { device, judgement, generation, services, assumed } = toExplanationReport(
      await explainKiosk('shop-10', { assumption: { osVersion: '2.100.0' } }),
    );
    assert.deepEqual([device.name, device.fleet, judgement], ['shop-10', 'acme/kiosk', 'misjudged']);
    assert.equal(generation?.documentedAt, 'docs/supervisors.md#the-generations');
    assert.equal(assumed[0]?.startsWith('It has balenaOS 2.100.0, which ships Supervisor 14.'), true);
    const told = services.flatMap(({ name, requirements }) =>
      requirements.map(({ asked, sources, outcome, newest, findings }) =>
        [name, asked, sources.join(), outcome, newest, findings[0]?.reason].join(' | '),
      ),
    );
    assert.deepEqual(told.slice(0, 3), [
      'sync | sw.supervisor >=12.11.0 | assumption | met | met | ',
      'browser | arch.sw aarch64 | snapshot | refused | unmet | requirement-type-unknown',
      'inference-nano | hw.device-type jetson-nano | snapshot | unmet | unmet | ',
    ]);
  });

  it('has every reason in its schema', () => {
    assert.deepEqual(read('explain.schema.json').$defs.finding.properties.reason.enum, Object.keys(reasons));
  });

  it('is told from what could not be done', () => {
    assert.equal(validate(toErrorReport('device-not-found', 'There is no device.')), false);
  });
});
