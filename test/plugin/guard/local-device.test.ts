import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readLocalDevice } from '../../../plugin/guard/local-device.ts';

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
    it(`tells of itself: ${title}`, async () => {
      const server = createServer(({ url = '' }, response) => {
        const answer = answers[url];
        if (answer === undefined) response.statusCode = 401;
        response.end(JSON.stringify(answer ?? 'Unauthorized'));
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      try {
        const BALENARC_SUPERVISOR_ADDRESS = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
        const device = await readLocalDevice('10.0.0.1', { BALENARC_SUPERVISOR_ADDRESS });
        assert.deepEqual(device, expected && { uuid: 'local', name: '10.0.0.1', ...expected });
      } finally {
        server.close();
        server.closeAllConnections();
      }
    });
  }

  it('tells nothing where there is none', async () => {
    assert.equal(await readLocalDevice('x', { BALENARC_SUPERVISOR_ADDRESS: 'http://127.0.0.1:9/' }), undefined);
  });
});
