import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request that went through, and how it was answered. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

/** An answer in place of the server's own: a status, headers and a body, or a body made of the server's. */
export type Interference = (
  request: Pick<Recorded, 'method' | 'path' | 'body'>,
) => { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object } | undefined;

/** Stands before a server, writes down what it is asked, and refuses what the server itself would not. */
export async function startRecordingProxy(target: string, interfere: Interference = () => undefined) {
  const recorded: Recorded[] = [];
  let interference = interfere;
  const server = createServer(async (request, response) => {
    const { method = 'GET', url: path = '/' } = request;
    const bytes = await buffer(request);
    const body: unknown = bytes.length === 0 ? undefined : JSON.parse(bytes.toString());
    const refused = interference({ method, path, body });
    if (refused) {
      recorded.push({ method, path, body, status: refused.status });
      response.writeHead(refused.status, { 'content-type': 'application/json', ...refused.headers });
      response.end(JSON.stringify(refused.body ?? { message: 'Resource not accessible by integration' }));
      return;
    }
    const answer = await fetch(`${target}${path}`, {
      method,
      headers: headersOf(request),
      ...(bytes.length > 0 && { body: new Uint8Array(bytes) }),
    });
    recorded.push({ method, path, body, status: answer.status });
    const hasBody = answer.status !== 204 && answer.status !== 304;
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
    response.end(hasBody ? Buffer.from(await answer.arrayBuffer()) : undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recorded,
    /** another interference from now on */
    interfere: (next: Interference) => {
      interference = next;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const kept = ['authorization', 'content-type', 'accept', 'user-agent'];
  return Object.fromEntries(
    kept.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name] as string]] : [])),
  );
}
