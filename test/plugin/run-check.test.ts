import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runCheck } from '../../plugin/run-check.ts';
import { everyDevice } from '../../shared/fleet/index.ts';

describe('runCheck', () => {
  it('asks an API no more once it is told to leave off', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const ending = new AbortController();
    try {
      const checking = runCheck({
        source: 'examples/pi-hole',
        devices: undefined,
        fleets: ['acme/kiosk'],
        selection: everyDevice,
        multiDockerignore: false,
        composeSpec: false,
        environment: { BALENA_TOKEN: 'a-token' },
        stdin: createReadStream('/dev/null'),
        live: {
          apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
          insideCli: false,
          signal: ending.signal,
        },
      });
      // It takes the question, and never answers.
      server.once('request', () => ending.abort());
      await assert.rejects(checking, { name: 'AbortError' });
    } finally {
      server.close();
      server.closeAllConnections();
    }
  }).timeout(10_000);
});
