import assert from 'node:assert/strict';
import { read } from '../reading.ts';

const prefix = 'io.balena.features.requires.';
const compose = (key: string, value: string, where = 'labels') =>
  `services:\n  a:\n    build: .\n    ${where}\n      ${prefix}${key}: ${JSON.stringify(value)}\n`;

describe('requirement labels', () => {
  const valid: [string, string, unknown][] = [
    ['sw.supervisor', '>=12', { type: 'sw.supervisor', version: '>=12' }],
    ['sw.l4t', '32.4 || 35', { type: 'sw.l4t', version: '32.4 || 35' }],
    ['sw.l4t', '', { type: 'sw.l4t', version: '' }],
    ['hw.device-type', 'anything at all', { type: 'hw.device-type', slug: 'anything at all' }],
    ['arch.sw', 'aarch64', { type: 'arch.sw', slug: 'aarch64' }],
    ['arch.sw', 'rpi', { type: 'arch.sw', slug: 'rpi' }],
    ['sw.balena-os', '>6', { or: [{ type: 'sw.os', slug: 'balena-os', version: '>6' }] }],
    ['sw.linux', '>5.15.*', { or: [{ type: 'sw.kernel', slug: 'linux', version: '>5.15.*' }] }],
  ];
  for (const [key, value, requirement] of valid)
    it(`${key} ${value}`, async () => {
      const { contracts, told, service } = await read({ 'docker-compose.yml': compose(key, value, 'labels:') });
      assert.deepEqual(contracts, {
        a: { type: 'sw.container', slug: 'contract-for-a', requires: [requirement] },
      });
      assert.deepEqual([told, service('a')?.contract?.origin], [[], 'labels']);
    });

  const invalid: [string, string][] = [
    ['sw.supervisor', 'new'],
    ['sw.l4t', '=='],
    ['arch.sw', 'arm64'],
    ['arch.sw', ''],
    ['sw.balena-os', 'x.y'],
    ['sw.linux', 'five'],
  ];
  for (const [key, value] of invalid)
    it(`${key} ${value} is refused, on a service and on a build`, async () => {
      const end = 7 + prefix.length + key.length + 2 + JSON.stringify(value).length;
      const service = await read({ 'docker-compose.yml': compose(key, value, 'labels:') });
      assert.deepEqual(service.told, [`requirement-label-invalid docker-compose.yml 5:7-5:${end}`]);
      assert.equal(service.service('a')?.undecided, `The builder refuses the value of the label ${prefix}${key}.`);
      const build = `services:\n  a:\n    build:\n      labels:\n        - ${prefix}${key}=${value}\n`;
      const built = await read({ 'docker-compose.yml': build });
      assert.deepEqual(
        built.told.map((one) => one.split(' ')[0]),
        ['requirement-label-invalid'],
      );
      assert.ok(built.service('a')?.undecided);
    });

  for (const key of ['sw.arch', 'hw.device-type.slug', '', 'constructor', '__proto__', 'SW.L4T'])
    it(`${key || '(nothing)'} requires nothing, and is left to lint`, async () => {
      const { told, service, written } = await read({ 'docker-compose.yml': compose(key, 'x', 'labels:') });
      assert.deepEqual([told, written.services[0]?.labels.has(prefix + key)], [[], true]);
      assert.deepEqual([service('a')?.contract, service('a')?.undecided], [undefined, undefined]);
    });

  it('stand in the order of their names, the alternatives last', async () => {
    const keys = ['sw.linux', 'sw.supervisor', 'sw.balena-os', 'sw.l4t'].map((key) => `      ${prefix}${key}: "1"\n`);
    const more = `      ${prefix}hw.device-type: x\n      ${prefix}arch.sw: rpi\n`;
    const text = `services:\n  a:\n    image: x\n    labels:\n${keys.join('')}${more}`;
    const { requires, service } = await read({ 'docker-compose.yml': text });
    assert.deepEqual(
      (requires.a as { type?: string; or?: { type: string }[] }[]).map(({ type, or }) => type ?? or?.[0]?.type),
      ['arch.sw', 'hw.device-type', 'sw.l4t', 'sw.supervisor', 'sw.os', 'sw.kernel'],
    );
    const contract = service('a')?.contract;
    assert.deepEqual(
      contract?.requirementLocations.map(({ line }) => line),
      [10, 9, 8, 6, 7, 5],
    );
    assert.deepEqual([contract?.location?.line, contract?.location?.endLine], [5, 10]);
  });

  it('shared by an anchor are one mistake', async () => {
    const text = `x: &l\n  ${prefix}sw.l4t: bad\nservices:\n  a: {image: x, labels: *l}\n  b: {image: x, labels: *l}\n`;
    const { told, service } = await read({ 'docker-compose.yml': text });
    assert.equal(told.length, 1);
    assert.ok(service('a')?.undecided && service('b')?.undecided);
  });
});
