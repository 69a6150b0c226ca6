import assert from 'node:assert/strict';
import { readLocalDevice } from '../../../plugin/guard/local-device.ts';
import { answering, withSupervisor } from './supervisor.ts';

const version = { '/v2/version': { status: 'success', version: '17.4.2' } };
const info = {
  '/v2/local/device-info': { status: 'success', info: { arch: 'aarch64', deviceType: 'raspberrypi4-64' } },
};
const state = { '/v1/device': { api_port: 48484, os_version: 'balenaOS 6.5.38', supervisor_version: '17.4.2' } };

const rows: readonly (readonly [
  title: string,
  answers: Readonly<Record<string, unknown>>,
  expected: object | undefined,
])[] = [
  [
    'a device in local mode',
    { ...version, ...info, ...state },
    { supervisorVersion: '17.4.2', arch: 'aarch64', deviceType: 'raspberrypi4-64', osVersion: 'balenaOS 6.5.38' },
  ],
  ['one that tells its Supervisor’s version alone', version, { supervisorVersion: '17.4.2' }],
  ['one that wants a key', info, undefined],
  ['one that is no Supervisor', { '/v2/version': ['17.4.2'], ...info }, undefined],
  ['one whose version is no text', { '/v2/version': { version: 17 } }, undefined],
  ['one that tells too much', { '/v2/version': { version: '17.4.2', more: 'x'.repeat(70_000) } }, undefined],
];

describe('a device in the local network', () => {
  for (const [title, answers, expected] of rows) {
    it(`tells of itself: ${title}`, () =>
      withSupervisor(answering(answers), async (environment) => {
        const device = await readLocalDevice('10.0.0.1', environment, 3000);
        assert.deepEqual(device, expected && { uuid: 'local', name: '10.0.0.1', ...expected });
      }));
  }

  it('tells nothing where there is none', async () => {
    assert.equal(await readLocalDevice('x', { BALENARC_SUPERVISOR_ADDRESS: 'http://127.0.0.1:9/' }, 3000), undefined);
  });

  it('tells nothing where it sends elsewhere', () =>
    withSupervisor(answering(version), ({ BALENARC_SUPERVISOR_ADDRESS }) =>
      withSupervisor(
        ({ url = '' }, response) =>
          response.writeHead(302, { location: new URL(url, BALENARC_SUPERVISOR_ADDRESS).href }).end(),
        async (environment) => assert.equal(await readLocalDevice('x', environment, 3000), undefined),
      ),
    ));

  it('tells nothing where it does not answer in time, or not to its end', async () => {
    for (const begun of [false, true]) {
      await withSupervisor(
        (_, response) => {
          if (begun) response.write('{');
        },
        async (environment) => assert.equal(await readLocalDevice('x', environment, 50), undefined),
      );
    }
  }).timeout(2000);
});
