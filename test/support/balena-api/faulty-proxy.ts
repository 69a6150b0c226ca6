import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Answer, Delivery, Fault } from './fault.ts';
import { readableTarget } from './target.ts';

/** Which requests go wrong: of those that match, counted from 1, so many from the first one named. */
export interface PlannedFault {
  /** Matched with the path and the query, decoded: `/v7/device?$filter=belongs_to__application eq 12`. */
  readonly on: RegExp;
  /** The first request to go wrong: 1 by default. */
  readonly from?: number;
  /** How many go wrong: 1 by default. Infinity for all that follow. */
  readonly times?: number;
  readonly fault: Fault;
}

/** A request that came through the proxy. Of its token only that there was one. */
export interface ProxiedRequest {
  readonly method: string;
  /** The path and the query, decoded. */
  readonly target: string;
  readonly authorized: boolean;
  /** The name of the fault it met. */
  readonly fault?: string;
}

/** A proxy on loopback between a client and a server. */
export interface FaultyProxy {
  readonly url: string;
  /** In the order in which they came. */
  readonly requests: readonly ProxiedRequest[];
  /** How many requests had a matching target. */
  count(target: RegExp): number;
  close(): Promise<void>;
}

/** Starts a proxy that passes everything on, but for what the plan says. The first rule that applies wins. */
export async function startFaultyProxy(upstream: string, plan: readonly PlannedFault[]): Promise<FaultyProxy> {
  const requests: ProxiedRequest[] = [];
  const choose = followPlan(plan);
  const previous = new Map<PlannedFault, Answer>();
  const server = createServer({ keepAliveTimeout: 0 }, async (incoming, outgoing) => {
    const target = readableTarget(incoming.url ?? '/');
    const { matching, chosen } = choose(target);
    const authorized = incoming.headers.authorization !== undefined;
    const fault = chosen ? { fault: chosen.fault.name } : {};
    requests.push({ method: incoming.method ?? 'GET', target, authorized, ...fault });
    const truth = () => ask(upstream, incoming);
    try {
      if (chosen) {
        deliver(outgoing, await chosen.fault.deliver({ truth, previous: previous.get(chosen) }));
      } else {
        const answer = await truth();
        for (const rule of matching) previous.set(rule, answer);
        deliver(outgoing, { kind: 'answer', answer });
      }
    } catch {
      outgoing.destroy();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    count: (target) => requests.filter((made) => target.test(made.target)).length,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Counts the requests that match each rule, and says which rule's turn it is. */
function followPlan(plan: readonly PlannedFault[]) {
  const counts = new Map<PlannedFault, number>();
  return (target: string) => {
    const matching = plan.filter(({ on }) => on.test(target));
    for (const rule of matching) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    const chosen = matching.find((rule) => {
      const { from = 1, times = 1 } = rule;
      const count = counts.get(rule) ?? 0;
      return count >= from && count < from + times;
    });
    return { matching, chosen };
  };
}

/** Asks the server behind the proxy what the client asked, and waits for the whole answer. */
async function ask(upstream: string, incoming: IncomingMessage): Promise<Answer> {
  const { host: _, connection: __, 'accept-encoding': ___, ...headers } = incoming.headers;
  const asking = request(new URL(incoming.url ?? '/', upstream), { method: incoming.method, headers });
  incoming.pipe(asking);
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  const body = (await buffer(response)).toString();
  const kept = Object.entries(response.headers).filter(([name]) => !framing.includes(name));
  return { status: response.statusCode ?? 502, headers: Object.fromEntries(kept) as Record<string, string>, body };
}

/** Headers about how the body travels, which each connection sets for itself. */
const framing = ['connection', 'keep-alive', 'content-length', 'transfer-encoding', 'etag'];

function deliver(outgoing: ServerResponse, delivery: Delivery): void {
  if (delivery.kind === 'silence') return;
  if (delivery.kind === 'reset') return void outgoing.socket?.resetAndDestroy();
  const { status, headers, body } = delivery.answer;
  outgoing.writeHead(status, headers);
  if (delivery.kind === 'answer') return void outgoing.end(body);
  outgoing.flushHeaders();
  const sent = () => void (delivery.then === 'cut' && outgoing.destroy());
  if (delivery.part === '') sent();
  else outgoing.write(delivery.part, sent);
}
