import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, Fault } from './fault.ts';

const page = '<!DOCTYPE html><html><head><title>Oops</title></head><body><h1>Something broke</h1></body></html>';

/** The proper answer, later. */
export function delayed(milliseconds: number): Fault {
  return {
    name: `delayed by ${milliseconds} ms`,
    async deliver({ truth }) {
      await wait(milliseconds);
      return { kind: 'answer', answer: await truth() };
    },
  };
}

/** The request is taken and never answered. */
export const unanswered: Fault = { name: 'unanswered', deliver: async () => ({ kind: 'silence' }) };

/** The connection is reset before a byte of the answer. */
export const reset: Fault = { name: 'reset', deliver: async () => ({ kind: 'reset' }) };

/** The proper headers, and then nothing. */
export const stalledAfterHeaders = partial('stalled after the headers', 0, 'stall', 'chunked');

/** Half of the body, and then nothing. */
export const stalledInBody = partial('stalled in the body', 0.5, 'stall', 'chunked');

/** Half of the body, and the connection is gone. */
export const cutInBody = partial('cut in the body', 0.5, 'cut', 'chunked');

/** Half of the body where the headers promise all of it, and the connection is gone. */
export const cutShortOfLength = partial('cut short of its length', 0.5, 'cut', 'length');

/** 429, with the time to come back as seconds, as a date, or not at all. */
export function rateLimited(retryAfter?: number | Date): Fault {
  return answering(named('rate limited', retryAfter), 429, 'Too Many Requests', {
    'content-type': 'text/plain',
    ...after(retryAfter),
  });
}

/** 500 with a page of HTML, as a proxy in front of the API sends it. */
export const serverError = answering('server error', 500, page, { 'content-type': 'text/html' });

/** 502, as from a load balancer without a server behind it. */
export function badGateway(retryAfter?: number | Date): Fault {
  return answering(named('bad gateway', retryAfter), 502, page, { 'content-type': 'text/html', ...after(retryAfter) });
}

/** 503, as during maintenance. */
export function unavailable(retryAfter?: number | Date): Fault {
  return answering(named('unavailable', retryAfter), 503, page, { 'content-type': 'text/html', ...after(retryAfter) });
}

/** 401 without a body: the token isn't valid, or not any more. */
export const unauthorized = answering('unauthorized', 401, '');

/** 403 without a body. */
export const forbidden = answering('forbidden', 403, '');

/** 431 without a body: the query is too long. */
export const queryTooLong = answering('query too long', 431, '');

/** 200 and nothing. */
export const emptyBody = answering('empty body', 200, '', { 'content-type': 'application/json' });

/** 200 and a page of HTML, as from the login page of a hotel. */
export const htmlInstead = answering('HTML instead', 200, page, { 'content-type': 'text/html' });

/** 200 and JSON that isn't what OData promises. */
export const withoutD = answering('without d', 200, '{"value":[]}', { 'content-type': 'application/json' });

/** 200 and half of the JSON, with the length of that half: nothing but its syntax tells. */
export const truncatedJson: Fault = {
  name: 'truncated JSON',
  async deliver({ truth }) {
    const answer = await truth();
    return { kind: 'answer', answer: { ...answer, body: firstPart(answer.body, 0.5) } };
  },
};

function answering(name: string, status: number, body: string, headers: Answer['headers'] = {}): Fault {
  return { name, deliver: async () => ({ kind: 'answer', answer: { status, headers, body } }) };
}

/** The first part of the proper body, sent in chunks or under the length of the whole. */
function partial(name: string, share: number, then: 'stall' | 'cut', framing: 'chunked' | 'length'): Fault {
  return {
    name,
    async deliver({ truth }) {
      const answer = await truth();
      const length = framing === 'length' ? { 'content-length': `${Buffer.byteLength(answer.body)}` } : {};
      const headers = { ...answer.headers, ...length };
      return { kind: 'part', answer: { ...answer, headers }, part: firstPart(answer.body, share), then };
    },
  };
}

const firstPart = (text: string, share: number) => text.slice(0, Math.floor(text.length * share));

function after(retryAfter: number | Date | undefined): Record<string, string> {
  return retryAfter === undefined ? {} : { 'retry-after': written(retryAfter) };
}

function named(name: string, retryAfter: number | Date | undefined): string {
  return retryAfter === undefined ? name : `${name}, retry after ${written(retryAfter)}`;
}

/** As RFC 9110 writes it: seconds, or a date. */
function written(retryAfter: number | Date): string {
  return typeof retryAfter === 'number' ? `${retryAfter}` : retryAfter.toUTCString();
}
