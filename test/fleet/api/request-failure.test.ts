import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { type RequestFailure, requestFailure, strange } from '../../../shared/fleet/api/request-failure.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.secret.signature';
const html = `<!DOCTYPE html><html><body><h1>Oops</h1>${token}</body></html>`;
const now = Date.parse('2026-11-20T08:00:00Z');

/** An error of the SDK, with all that those hold: it is told from others by its `code` alone. */
function sdkError(code: string, message: string, more: object = {}): Error {
  const requestOptions = { headers: { Authorization: `Bearer ${token}` }, url: `/v7/device?apikey=${token}` };
  return Object.assign(new Error(message), { name: code, code, requestOptions, ...more });
}

function requestError(statusCode: number, headers: Record<string, string> = {}, body = ''): Error {
  const responseHeaders = new Headers(headers);
  return sdkError('BalenaRequestError', `Request error: ${body}`, { statusCode, body, responseHeaders });
}

/** what fetch rejects with where there is no connection */
function fetchFailed(code?: string): Error {
  const cause = Object.assign(new Error(`connect ${code} ${token}`), code === undefined ? {} : { code });
  return new TypeError('fetch failed', { cause });
}

type Row = readonly [
  title: string,
  error: unknown,
  code: RequestFailure['code'],
  does: string,
  retry: RequestFailure['retry'],
  retryAfter?: number,
];

const timeout = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
const noAnswer = 'answered with something that no balena API says';
const rows: readonly Row[] = [
  ['a bad token on a device query', requestError(401), 'unauthorized', 'does not accept the login', 'never'],
  [
    'no token',
    sdkError('BalenaNotLoggedIn', 'You have to log in'),
    'unauthorized',
    'does not accept the login',
    'never',
  ],
  [
    'a token that is none',
    sdkError('BalenaMalformedToken', 'Malformed token', { token }),
    'unauthorized',
    'does not accept the login',
    'never',
  ],
  [
    'a token that has expired',
    sdkError('BalenaExpiredToken', `The token expired: ${token}`, { token }),
    'unauthorized',
    'does not accept the login any more: it has expired',
    'never',
  ],
  ['no access', requestError(403), 'forbidden', 'does not allow this login to read that', 'never'],
  ['429', requestError(429), 'rate-limited', 'gets too many requests', 'often'],
  [
    '429 with a time',
    requestError(429, { 'retry-after': '7' }),
    'rate-limited',
    'gets too many requests',
    'often',
    7000,
  ],
  ['500 and a page of HTML', requestError(500, {}, html), 'server-error', 'answered with status 500', 'often'],
  ['502', requestError(502, {}, html), 'server-error', 'answered with status 502', 'often'],
  ['503', requestError(503), 'server-error', 'answered with status 503', 'often'],
  [
    '503 with a time',
    requestError(503, { 'retry-after': '7' }),
    'server-error',
    'answered with status 503',
    'often',
    7000,
  ],
  ['504', requestError(504), 'server-error', 'answered with status 504', 'often'],
  ['501', requestError(501), 'server-error', 'answered with status 501', 'never'],
  ['a status of a proxy of its own', requestError(520), 'server-error', 'answered with status 520', 'never'],
  ['408', requestError(408), 'timed-out', 'answered with status 408', 'often'],
  ['a query that is too long', requestError(431), 'bad-response', 'does not take so long a question', 'never'],
  ['an address that is too long', requestError(414), 'bad-response', 'does not take so long a question', 'never'],
  ['no such page', requestError(404, {}, html), 'bad-response', 'answered with status 404', 'never'],
  ['a redirect', requestError(302), 'bad-response', 'answered with status 302', 'never'],
  ['no answer', new Error('network timeout'), 'timed-out', 'gave no whole answer in time', 'often'],
  ['a body that stalls', timeout, 'timed-out', 'gave no whole answer in time', 'often'],
  [
    'a body that is cut',
    new TypeError('terminated', { cause: new Error(token) }),
    'unreachable',
    'broke the connection in the middle of its answer',
    'often',
  ],
  ['no connection', fetchFailed('ECONNREFUSED'), 'unreachable', "can't be reached (ECONNREFUSED)", 'often'],
  ['no such host', fetchFailed('ENOTFOUND'), 'unreachable', "can't be reached (ENOTFOUND)", 'often'],
  ['a reset', fetchFailed('ECONNRESET'), 'unreachable', "can't be reached (ECONNRESET)", 'often'],
  [
    'a connection that fetch gave up on',
    fetchFailed('UND_ERR_CONNECT_TIMEOUT'),
    'unreachable',
    "can't be reached (UND_ERR_CONNECT_TIMEOUT)",
    'often',
  ],
  ['no connection, for no reason', fetchFailed(), 'unreachable', "can't be reached", 'often'],
  ['no connection, for a reason that is no code', fetchFailed(`${token} `), 'unreachable', "can't be reached", 'often'],
  ['no connection, for nothing', new TypeError('fetch failed'), 'unreachable', "can't be reached", 'often'],
  [
    'a certificate that is its own',
    fetchFailed('DEPTH_ZERO_SELF_SIGNED_CERT'),
    'unreachable',
    'shows a certificate that is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)',
    'never',
  ],
  [
    'a certificate of another host',
    fetchFailed('ERR_TLS_CERT_ALTNAME_INVALID'),
    'unreachable',
    'shows a certificate that is not trusted (ERR_TLS_CERT_ALTNAME_INVALID)',
    'never',
  ],
  [
    'a certificate of nobody',
    fetchFailed('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    'unreachable',
    'shows a certificate that is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
    'never',
  ],
  ['bad JSON', new SyntaxError(`Unexpected token < in ${html}`), 'bad-response', noAnswer, 'once'],
  ['no JSON object', new Error(`Response was not a JSON object: '${html}'`), 'bad-response', noAnswer, 'once'],
  ['no d', new Error("Invalid response received, the 'd' property is missing"), 'bad-response', noAnswer, 'once'],
];

describe('requestFailure', () => {
  for (const [title, error, code, does, retry, retryAfter] of rows) {
    it(`${title}: ${code}`, () => {
      const failure = requestFailure(error, now);
      assert.ok(failure);
      assert.deepEqual(
        { code: failure.code, does: failure.does, retry: failure.retry, retryAfter: failure.retryAfter },
        { code, does, retry, retryAfter },
      );
      assert.match(failure.advice, /^[A-Z].*\.$/s);
      const told = inspect(failure, { depth: Infinity, showHidden: true }) + JSON.stringify(failure);
      assert.doesNotMatch(told, /secret|signature|eyJ|Bearer|<html|Oops/);
    });
  }

  it('takes what reads as no answer for bad JSON', () =>
    assert.equal(requestFailure(new SyntaxError('x'), now), strange));

  it('tells errors by their names, for a class may exist twice', () => {
    const like = { name: 'TypeError', message: 'terminated' };
    assert.equal(requestFailure(like, now)?.code, 'unreachable');
  });

  const faults: readonly (readonly [title: string, error: unknown])[] = [
    ['a fault of ours', new TypeError('Cannot read properties of undefined')],
    ['any other error', new Error('boom')],
    ['an error of the SDK about the query', sdkError('BalenaInvalidParameterError', 'bad parameter')],
    ['a message that is in the middle', new Error('no Response was not a JSON object')],
    ['fetch failed, but no TypeError', new Error('fetch failed')],
    ['a status that is no number', { statusCode: '500' }],
    ['a text', 'network timeout'],
    ['nothing', undefined],
    ['null', null],
  ];
  for (const [title, error] of faults)
    it(`says nothing of ${title}`, () => assert.equal(requestFailure(error, now), undefined));

  const times: readonly (readonly [header: string, milliseconds: number | undefined])[] = [
    ['0', 0],
    ['1', 1000],
    [' 120 ', 120_000],
    ['999999999', 999_999_999_000],
    ['Fri, 20 Nov 2026 08:00:30 GMT', 30_000],
    ['Fri, 20 Nov 2026 07:00:00 GMT', 0],
    // as it was written long ago, with two numbers for the year
    ['Friday, 20-Nov-26 08:00:30 GMT', 30_000],
    // of no time zone
    ['Fri, 20 Nov 2026 08:00:30', undefined],
    ['', undefined],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['5 minutes', undefined],
    ['60, 60', undefined],
    ['try 12', undefined],
    ['1e3', undefined],
    ['9999999999', undefined],
    ['Fri, 99 Foo 2026', undefined],
    ['\u0663', undefined],
  ];
  for (const [header, milliseconds] of times) {
    it(`reads Retry-After ${JSON.stringify(header)}`, () => {
      const responseHeaders = { get: (name: string) => (name === 'retry-after' ? header : null) };
      const error = sdkError('BalenaRequestError', '', { statusCode: 429, responseHeaders });
      const failure = requestFailure(error, now);
      assert.equal(failure?.retryAfter, milliseconds);
      assert.equal(failure !== undefined && 'retryAfter' in failure, milliseconds !== undefined);
    });
  }

  for (const responseHeaders of [undefined, null, 5, {}, { get: 5 }, { 'retry-after': '5' }, { get: () => 5 }]) {
    it(`takes headers that are none: ${inspect(responseHeaders)}`, () => {
      const error = sdkError('BalenaRequestError', '', { statusCode: 429, responseHeaders });
      assert.equal(requestFailure(error, now)?.retryAfter, undefined);
    });
  }
});
