import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands in for balena's builders: it builds nothing, and says what it was sent. */
export interface Builder {
  /** without a slash at its end */
  readonly url: string;
  /** the fleets that a build was asked for, by slug and in that order */
  readonly builds: string[];
  close(): Promise<void>;
}

/** Starts a builder on loopback that takes every build, reads it to its end and calls it done. */
export async function startBuilder(): Promise<Builder> {
  const builds: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://builder');
    request.resume().on('end', () => {
      if (pathname === '/v3/build') builds.push(searchParams.get('slug') ?? '');
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify([{ message: `[Info] Starting build for ${searchParams.get('slug')}` }]));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    builds,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
