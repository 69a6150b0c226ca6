import assert from 'node:assert/strict';
import { type Assessment, assess } from '../../shared/assessment/index.ts';
import type { Facts } from '../../shared/fleet/index.ts';
import { joinByCause, joinByFinding } from '../../shared/report/causes.ts';
import { sharedSentence } from '../../shared/report/shared-sentence.ts';
import { makeDevice, streamDevices } from '../support/devices.ts';
import { makePi, makeRelease, makeTx2 } from '../support/making.ts';

const release = makeRelease({
  web: { requires: [{ type: 'sw.supervisor', version: '>=12.6.17' }] },
  arm: { requires: [{ type: 'hw.device-type', slug: 'raspberrypi4-64' }] },
  gpu: { requires: [{ type: 'sw.l4t', version: '>=35' }] },
});

async function assessed(...facts: Facts[]): Promise<Assessment> {
  const [assessment] = await assess(release, streamDevices(facts.map((each, index) => makeDevice(index, each))));
  assert.ok(assessment);
  return assessment;
}

describe('joinByCause', () => {
  it('joins what rejects for the same requirements, with all that the devices have', async () => {
    const causes = joinByCause((await assessed(makePi('14.11.0'), makePi('15.3.1'), makeTx2('16.7.5'))).groups);
    assert.deepEqual(
      causes.map(({ devices, findings }) => [devices.length, findings.map(sharedSentence)]),
      [
        [
          2,
          [
            'arm asks for hw.device-type raspberrypi4-64; they are raspberrypi3.',
            'gpu asks for sw.l4t >=35; they have no L4T.',
          ],
        ],
        [
          1,
          [
            'arm asks for hw.device-type raspberrypi4-64; the device type is jetson-tx2.',
            'gpu asks for sw.l4t >=35; jetson-tx2 on balenaOS 2.47.1+rev3 has 32.3.1.',
          ],
        ],
      ],
    );
  });

  it('keeps apart what rejects for other reasons', async () => {
    const causes = joinByCause((await assessed(makePi('12.0.0'), makePi('10.6.17'))).groups);
    assert.equal(causes.length, 2);
  });

  it('joins the Supervisors that refuse a type, and adds what would be unmet all the same', async () => {
    const [cause] = joinByCause((await assessed(makePi('10.6.17'), makePi('10.10.0'), makePi('10.9.0'))).groups);
    assert.deepEqual(cause?.findings.map(sharedSentence), [
      'arm asks for hw.device-type raspberrypi4-64, which Supervisors know from 11.1.0 on; they have Supervisor 10.6.17 to 10.10.0.',
      'web asks for sw.supervisor >=12.6.17; they have 10.6.17 to 10.10.0.',
      'gpu asks for sw.l4t >=35; they have no L4T.',
    ]);
  });

  it('says of several never-booted devices what one would say of one', async () => {
    const never = { deviceType: 'raspberrypi3' };
    const [cause] = joinByCause((await assessed(never, { deviceType: 'raspberrypi5' })).groups);
    assert.deepEqual(cause?.findings.map(sharedSentence), ['Nobody knows their Supervisor versions.']);
  });

  it('does not take what nobody knows for what is not there', async () => {
    const os = makeRelease({ a: { requires: [{ type: 'sw.os', slug: 'x', version: '>=5' }] } });
    const { osVersion: _os, ...unknownOs } = makePi('17.4.2');
    const facts = [unknownOs, { ...unknownOs, arch: 'rpi' }, makePi('17.4.2')];
    const [assessment] = await assess(os, streamDevices(facts.map((each, index) => makeDevice(index, each))));
    const sentences = joinByCause(assessment?.groups ?? []).map(({ findings }) => findings.map(sharedSentence));
    assert.deepEqual(sentences, [
      ['a asks for sw.os x >=5; nobody knows what they have.'],
      ['a asks for sw.os x >=5; raspberrypi3 on balenaOS 2.46.1+rev1 has 2.46.1+rev1.'],
    ]);
  });

  const nanoOn = (osVersion: string, l4tVersion: string, l4tRelease?: string): Facts =>
    makeTx2('17.4.2', {
      deviceType: 'jetson-nano',
      osVersion,
      l4tVersion,
      ...(l4tRelease !== undefined && { origin: { l4tRelease } }),
    });
  const released: readonly (readonly [facts: Facts[], has: string])[] = [
    [[nanoOn('1.0.0', '32.7', '32.7.1'), nanoOn('1.0.1', '32.7', '32.7.1')], "32.7.0 (NVIDIA's 32.7.1)"],
    [[nanoOn('1.0.0', '32.7', '32.7.1'), nanoOn('1.0.1', '32.7', '32.7.2')], "32.7.0 (NVIDIA's 32.7.1 or 32.7.2)"],
    [[nanoOn('1.0.0', '32.7', '32.7.2'), nanoOn('1.0.1', '32.7.3')], "32.7.0 or 32.7.3 (NVIDIA's 32.7.2)"],
    [
      ['1', '2', '3', '4'].map((patch) => nanoOn(`1.0.${patch}`, '32.4', `32.4.${patch}`)),
      "32.4.0 (NVIDIA's 32.4.1 or 32.4.2 or 32.4.3 or others)",
    ],
    [[nanoOn('1.0.0', '32.7'), nanoOn('1.0.1', '32.7.3')], '32.7.0 or 32.7.3'],
  ];
  for (const [facts, has] of released) {
    it(`tells of several devices ${has}`, async () => {
      const gpu = makeRelease({ gpu: { requires: [{ type: 'sw.l4t', version: '>=35' }] } });
      const [assessment] = await assess(gpu, streamDevices(facts.map((each, index) => makeDevice(index, each))));
      const sentences = joinByCause(assessment?.groups ?? []).map(({ findings }) => findings.map(sharedSentence));
      assert.deepEqual(sentences, [[`gpu asks for sw.l4t >=35; they have ${has}.`]]);
    });
  }

  it('loses no device', async () => {
    const { groups, counts } = await assessed(
      makePi('12.0.0'),
      makePi('17.4.2'),
      makeTx2('9.0.0'),
      makePi('10.4.0'),
      {},
    );
    const joined = joinByCause(groups).reduce((sum, { devices }) => sum + devices.length, 0);
    assert.equal(joined, counts.devices);
  });
});

describe('joinByFinding', () => {
  const one = (slug: string) => ({ type: 'sw.supervisor', version: '>=99', slug });
  const twice = makeRelease({
    web: { requires: [one('balena-supervisor'), one('balena-supervisor')] },
    db: { requires: [one('x')] },
  });

  it('has a cause for each finding, with all devices that have it, each once', async () => {
    const devices = [makePi('17.4.2'), makeTx2('17.5.0')].map((facts, index) => makeDevice(index, facts));
    const [assessment] = await assess(twice, streamDevices(devices));
    const causes = joinByFinding(assessment?.groups ?? []);
    assert.deepEqual(
      causes.map(({ devices: joined, findings }) => [joined.length, findings.map(({ finding }) => finding.service)]),
      [
        [2, ['web']],
        [2, ['db']],
      ],
    );
  });
});
