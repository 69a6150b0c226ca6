import { type Clock, type Connection, makeAsk, openAccount, type Patience } from '../../../shared/fleet/index.ts';

/** What a fake API was asked: a resource with its options, or `whoami`. */
export interface Asked {
  readonly resource: string;
  // biome-ignore lint/suspicious/noExplicitAny: the options of a query are the SDK's, and here looked at freely
  readonly options: any;
  readonly signal: AbortSignal;
}

/** Answers a question as the SDK would: a value, or a rejection. */
export type Answerer = (asked: Asked) => unknown;

export const me = { body: { id: 7, actorType: 'user', actorTypeId: 1 } };

/** A connection whose SDK asks nobody but `answer`, and what it was asked. */
export function fakeConnection(answer: Answerer): { readonly connection: Connection; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const take = async (question: Asked) => {
    asked.push(question);
    return answer(question);
  };
  const get = (query: { resource: string; options: unknown; passthrough: { signal: AbortSignal } }) =>
    take({ resource: query.resource, options: query.options, signal: query.passthrough.signal });
  const send = ({ signal }: { signal: AbortSignal }) => take({ resource: 'whoami', options: {}, signal });
  const sdk = { pine: { get }, request: { send } } as unknown as Connection['sdk'];
  return { connection: { sdk, apiUrl: 'https://api.example.com' }, asked };
}

/** An account at a fake API that accepts the login. */
export function fakeAccount(answer: Answerer) {
  const { connection, asked } = fakeConnection((question) => (question.resource === 'whoami' ? me : answer(question)));
  return { account: openAccount(connection, makeAsk(connection, makeClock().clock, hurried)), asked };
}

export const hurried: Patience = { timeLimit: 1000, attempts: 3, firstPause: 100, lostTime: 10_000 };

/** A clock that stands still but for sleeping, and what was slept. */
export function makeClock(random = 0): { readonly clock: Clock; readonly slept: number[]; expire(): void } {
  let now = 0;
  const slept: number[] = [];
  const limits: AbortController[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: async (time, signal) => {
      signal.throwIfAborted();
      slept.push(time);
      now += time;
    },
    timeLimit: () => {
      const limit = new AbortController();
      limits.push(limit);
      return limit.signal;
    },
    random: () => random,
  };
  return { clock, slept, expire: () => limits.at(-1)?.abort(new DOMException('time is up', 'TimeoutError')) };
}

/** An error as the SDK makes it for a status; with the token in it, as there. */
export function statusError(statusCode: number, headers: Record<string, string> = {}): Error {
  return Object.assign(new Error('<html>'), {
    name: 'BalenaRequestError',
    code: 'BalenaRequestError',
    statusCode,
    responseHeaders: new Headers(headers),
    requestOptions: { headers: { Authorization: 'Bearer secret-token' } },
  });
}
