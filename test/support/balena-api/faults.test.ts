import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import type { Fault } from './fault.ts';
import {
  badGateway,
  cutInBody,
  cutShortOfLength,
  delayed,
  emptyBody,
  forbidden,
  htmlInstead,
  queryTooLong,
  rateLimited,
  reset,
  serverError,
  stalledAfterHeaders,
  stalledInBody,
  truncatedJson,
  unanswered,
  unauthorized,
  unavailable,
  withoutD,
} from './faults.ts';
import { startFaultyProxy } from './faulty-proxy.ts';
import { answerOf, nockFault } from './nock-fault.ts';
import { backwardsPage, miscounted, overlappingPage, repeatedPage } from './page-faults.ts';
import { refusingUrl } from './refusing-url.ts';

/** What plain fetch makes of an answer. A stall is what a time limit has to end. */
interface Outcome {
  readonly status?: number;
  readonly body?: string;
  readonly retryAfter?: string;
  /** Where it failed, and how. */
  readonly failed?: 'in the headers' | 'in the body';
  readonly error?: string;
}

async function outcomeOf(url: string): Promise<Outcome> {
  let status: number | undefined;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(150) });
    status = response.status;
    const retryAfter = response.headers.get('retry-after');
    const body = await response.text();
    return { status, body, ...(retryAfter === null ? {} : { retryAfter }) };
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string } };
    const code = name === 'TimeoutError' ? 'timed out' : (cause?.code ?? message);
    return status === undefined
      ? { failed: 'in the headers', error: code }
      : { failed: 'in the body', status, error: code };
  }
}

const pages = [
  [{ id: 1 }, { id: 2 }, { id: 3 }],
  [{ id: 4 }, { id: 5 }, { id: 6 }],
] as const;
const count = 3000;
const ofPage = (...ids: number[]) => ({ status: 200, body: JSON.stringify({ d: ids.map((id) => ({ id })) }) });
const ofCount = (d: number) => ({ status: 200, body: JSON.stringify({ d }) });
const html = /^<!DOCTYPE html>.*Something broke/;
const date = new Date('2026-01-02T03:04:05Z');

/** Each fault, the outcome that plain fetch has of it, and what was asked for if it wasn't a second page. */
const rows: readonly (readonly [Fault, Omit<Outcome, 'body'> & { body?: string | RegExp }, '$count'?])[] = [
  [delayed(30), ofPage(4, 5, 6)],
  [delayed(400), { failed: 'in the headers', error: 'timed out' }],
  [unanswered, { failed: 'in the headers', error: 'timed out' }],
  [reset, { failed: 'in the headers', error: 'ECONNRESET' }],
  [stalledAfterHeaders, { failed: 'in the body', status: 200, error: 'timed out' }],
  [stalledInBody, { failed: 'in the body', status: 200, error: 'timed out' }],
  [cutInBody, { failed: 'in the body', status: 200 }],
  [cutShortOfLength, { failed: 'in the body', status: 200 }],
  [rateLimited(), { status: 429, body: 'Too Many Requests' }],
  [rateLimited(7), { status: 429, body: 'Too Many Requests', retryAfter: '7' }],
  [rateLimited(date), { status: 429, body: 'Too Many Requests', retryAfter: 'Fri, 02 Jan 2026 03:04:05 GMT' }],
  [serverError, { status: 500, body: html }],
  [badGateway(), { status: 502, body: html }],
  [badGateway(3), { status: 502, body: html, retryAfter: '3' }],
  [unavailable(), { status: 503, body: html }],
  [unavailable(date), { status: 503, body: html, retryAfter: 'Fri, 02 Jan 2026 03:04:05 GMT' }],
  [unauthorized, { status: 401, body: '' }],
  [forbidden, { status: 403, body: '' }],
  [queryTooLong, { status: 431, body: '' }],
  [emptyBody, { status: 200, body: '' }],
  [htmlInstead, { status: 200, body: html }],
  [withoutD, { status: 200, body: '{"value":[]}' }],
  [truncatedJson, { status: 200, body: '{"d":[{"id":4},{"' }],
  [miscounted(1), ofCount(count + 1), '$count'],
  [miscounted(-10), ofCount(count - 10), '$count'],
  [repeatedPage, ofPage(1, 2, 3)],
  [overlappingPage(1), ofPage(3, 4, 5)],
  [backwardsPage, ofPage(6, 5, 4)],
];

function assertOutcome(actual: Outcome, expected: (typeof rows)[number][1]): void {
  const { body, error, ...rest } = expected;
  if (body instanceof RegExp) assert.match(actual.body ?? '', body);
  else assert.equal(actual.body, body);
  if (error !== undefined) assert.equal(actual.error, error);
  assert.deepEqual({ ...actual, body: undefined, error: undefined }, { ...rest, body: undefined, error: undefined });
}

describe('faults of the API', () => {
  describe('through the proxy', () => {
    let server: Server;
    let upstream: string;

    before(async () => {
      server = createServer((request, response) => {
        const d = request.url?.includes('$count') ? count : pages[request.url?.includes('gt%203') ? 1 : 0];
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ d }));
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });

    after(async () => {
      server.close();
      server.closeAllConnections();
    });

    for (const [fault, expected, resource = ''] of rows) {
      it(fault.name, async () => {
        const on = /^\/v7\/device/;
        const proxy = await startFaultyProxy(upstream, [{ on, from: 2, fault }]);
        try {
          const proper = resource === '' ? ofPage(1, 2, 3) : ofCount(count);
          assertOutcome(await outcomeOf(`${proxy.url}/v7/device/${resource}`), proper);
          assertOutcome(await outcomeOf(`${proxy.url}/v7/device/${resource}?$filter=id%20gt%203`), expected);
          if (resource === '') assertOutcome(await outcomeOf(`${proxy.url}/v7/device/`), proper);
          assert.equal(proxy.requests[1]?.fault, fault.name);
        } finally {
          await proxy.close();
        }
      });
    }

    it('notes what was asked, and of the token only that there was one', async () => {
      const proxy = await startFaultyProxy(upstream, []);
      try {
        await fetch(`${proxy.url}/v7/device?$filter=id%20gt%205`, { headers: { authorization: 'Bearer secret' } });
        await fetch(`${proxy.url}/v7/%zz`);
        assert.deepEqual(proxy.requests, [
          { method: 'GET', target: '/v7/device?$filter=id gt 5', authorized: true },
          { method: 'GET', target: '/v7/%zz', authorized: false },
        ]);
        assert.equal(proxy.count(/^\/v7\/device/), 1);
      } finally {
        await proxy.close();
      }
    });

    it('lets each rule count its own requests, and the first that applies win', async () => {
      const proxy = await startFaultyProxy(upstream, [
        { on: /device/, from: 2, times: 2, fault: unauthorized },
        { on: /device/, from: 3, times: Number.POSITIVE_INFINITY, fault: forbidden },
      ]);
      try {
        const statuses: (number | undefined)[] = [];
        for (const path of ['device', 'release', 'device', 'device', 'device', 'release', 'device']) {
          statuses.push((await outcomeOf(`${proxy.url}/v7/${path}`)).status);
        }
        assert.deepEqual(statuses, [200, 200, 401, 401, 403, 200, 403]);
      } finally {
        await proxy.close();
      }
    });

    it('has a URL that refuses', async () => {
      assertOutcome(await outcomeOf(await refusingUrl()), { failed: 'in the headers', error: 'ECONNREFUSED' });
    });
  });

  describe('through nock', () => {
    afterEach(() => nock.cleanAll());

    for (const [fault, expected, resource = ''] of rows) {
      it(fault.name, async () => {
        const scope = nockFault(nock('https://api.balena.example').get(`/v7/device/${resource}`), fault, {
          truth: answerOf(resource === '' ? pages[1] : count),
          previous: answerOf(pages[0]),
        });
        assertOutcome(await outcomeOf(`https://api.balena.example/v7/device/${resource}`), expected);
        assert.ok(scope.isDone());
      });
    }
  });
});
