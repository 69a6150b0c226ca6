import { Readable } from 'node:stream';
import type nock from 'nock';
import type { Answer, Delivery, Fault } from './fault.ts';

/** What an API would answer with these rows, or this count. */
export function answerOf(d: unknown): Answer {
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify({ d }) };
}

/**
 * Lets an interceptor of nock answer with a fault: `nockFault(scope.get('/v7/device').query(true), cutInBody)`.
 * The truth is an empty list by default; `previous` is what the request before was answered with.
 */
export function nockFault(
  interceptor: nock.Interceptor,
  fault: Fault,
  { truth = answerOf([]), previous }: { truth?: Answer; previous?: Answer } = {},
): nock.Scope {
  return interceptor.reply(async () => reply(await fault.deliver({ truth: async () => truth, previous })));
}

async function reply(delivery: Delivery): Promise<nock.ReplyFnResult> {
  if (delivery.kind === 'silence') return new Promise(() => {});
  if (delivery.kind === 'reset') throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  const { status, headers, body } = delivery.answer;
  if (delivery.kind === 'answer') return [status, body, headers];
  // Without the length of the whole, nock would take the end of the connection for the end of the body.
  const length = { 'content-length': `${Buffer.byteLength(body)}` };
  return [status, Readable.from(parts(delivery)) as unknown as nock.ReplyBody, { ...headers, ...length }];
}

async function* parts({ answer, part, then }: Extract<Delivery, { kind: 'part' }>): AsyncGenerator<Buffer> {
  // nock sends no headers before the first byte of the body.
  yield Buffer.from(part || answer.body.slice(0, 1));
  if (then === 'stall') await new Promise(() => {});
  throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
}
