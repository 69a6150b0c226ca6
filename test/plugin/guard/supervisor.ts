import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers routes with JSON, and all others as a Supervisor does that wants a key. */
export function answering(answers: Readonly<Record<string, unknown>>): RequestListener {
  return ({ url = '' }, response) => {
    const answer = answers[url];
    if (answer === undefined) response.statusCode = 401;
    response.end(JSON.stringify(answer ?? 'Unauthorized'));
  };
}

/** Gives a task the variables that lead to a Supervisor on loopback, which is gone afterwards. */
export async function withSupervisor<Result>(
  answer: RequestListener,
  task: (environment: { readonly BALENARC_SUPERVISOR_ADDRESS: string }) => Promise<Result>,
): Promise<Result> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    return await task({ BALENARC_SUPERVISOR_ADDRESS: `http://127.0.0.1:${port}/` });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
