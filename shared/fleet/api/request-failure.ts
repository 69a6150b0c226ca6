import type { ApiErrorCode } from '../fleet-error.ts';

/** Why one request failed, free of all that the SDK's own error holds: that has the token in it. */
export interface RequestFailure {
  readonly code: ApiErrorCode;
  /** in words that follow "The balena API at HOST" */
  readonly does: string;
  /** what the user can do, as sentences */
  readonly advice: string;
  /** whether asking again can help: as often as the limits allow, once more, or not at all */
  readonly retry: 'often' | 'once' | 'never';
  /** milliseconds after which the API wants to be asked again */
  readonly retryAfter?: number;
}

/**
 * What became of a request, read off the error that the SDK rejected with; of each kind as it was
 * measured; undefined for one that tells of no answer at all, but of a fault. Nothing of the error's
 * own message is kept: it may be a whole page of HTML, or worse.
 * `now` (milliseconds) is for a Retry-After that is a date.
 */
export function requestFailure(error: unknown, now: number): RequestFailure | undefined {
  const { name, code, statusCode, message } = detailsOf(error);
  if (code === 'BalenaExpiredToken') return expired;
  if (code === 'BalenaNotLoggedIn' || code === 'BalenaMalformedToken') return refused;
  if (statusCode !== undefined) return statusFailure(statusCode, retryAfterOf(error, now));
  if (name === 'TimeoutError' || message === 'network timeout') return timedOut;
  if (name === 'TypeError' && message === 'terminated') return broken;
  if (name === 'TypeError' && message === 'fetch failed') return connectionFailure(error);
  if (name === 'SyntaxError' || /^(?:Response was not a JSON object|Invalid response received)/.test(message ?? '')) {
    return strange;
  }
  return undefined;
}

const again = 'Try again; if it stays so, look at the network.';

const refused: RequestFailure = {
  code: 'unauthorized',
  does: 'does not accept the login',
  advice: 'Log in with `balena login`, or give a valid token in BALENA_TOKEN or an API key in BALENA_API_KEY.',
  retry: 'never',
};

const expired: RequestFailure = { ...refused, does: 'does not accept the login any more: it has expired' };

const timedOut: RequestFailure = {
  code: 'timed-out',
  does: 'gave no whole answer in time',
  advice: again,
  retry: 'often',
};

const broken: RequestFailure = {
  code: 'unreachable',
  does: 'broke the connection in the middle of its answer',
  advice: again,
  retry: 'often',
};

/** 200 with something that is no answer of an API: HTML, nothing at all, JSON that is cut or without `d` */
export const strange: RequestFailure = {
  code: 'bad-response',
  does: 'answered with something that no balena API says',
  advice:
    'Look whether the address is that of an API (https://api.…), and whether a proxy stands in between that answers in its place.',
  retry: 'once',
};

function statusFailure(status: number, retryAfter: number | undefined): RequestFailure {
  if (status === 401) return refused;
  if (status === 403) {
    return {
      code: 'forbidden',
      does: 'does not allow this login to read that',
      advice: 'Use the login of a user, or an API key, that may read the fleet.',
      retry: 'never',
    };
  }
  const after = retryAfter === undefined ? {} : { retryAfter };
  if (status === 429) {
    const advice = 'Wait some minutes, and try again.';
    return { code: 'rate-limited', does: 'gets too many requests', advice, retry: 'often', ...after };
  }
  const does = `answered with status ${status}`;
  if (status === 408) return { ...timedOut, does, ...after };
  if (status === 500 || status === 502 || status === 503 || status === 504) {
    return { code: 'server-error', does, advice: 'Try again later.', retry: 'often', ...after };
  }
  if (status > 500) return { code: 'server-error', does, advice: 'Try again later.', retry: 'never' };
  if (status === 414 || status === 431) {
    return {
      ...strange,
      does: 'does not take so long a question',
      advice: 'Name fewer devices, or shorter names.',
      retry: 'never',
    };
  }
  return { ...strange, does, retry: 'never' };
}

/** the certificates of a connection, which no second try makes better */
const aboutCertificates = /CERT|SELF_SIGNED|UNABLE_TO/;

function connectionFailure(error: unknown): RequestFailure {
  const cause = error instanceof Error ? detailsOf(error.cause).code : undefined;
  const shown = cause !== undefined && /^[A-Z0-9_]{1,60}$/.test(cause) ? cause : undefined;
  const because = shown === undefined ? '' : ` (${shown})`;
  if (shown !== undefined && aboutCertificates.test(shown)) {
    const advice = 'Name the file of a private certificate authority in NODE_EXTRA_CA_CERTS.';
    return { code: 'unreachable', does: `shows a certificate that is not trusted${because}`, advice, retry: 'never' };
  }
  const advice = 'Look at the address and at the network, and whether a proxy is needed (HTTPS_PROXY).';
  return { code: 'unreachable', does: `can't be reached${because}`, advice, retry: 'often' };
}

interface ErrorDetails {
  readonly name?: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly message?: string;
}

// Told by names and not by classes: inside the balena CLI a class may exist twice.
function detailsOf(error: unknown): ErrorDetails {
  if (typeof error !== 'object' || error === null) return {};
  const { name, code, statusCode, message } = error as Readonly<Record<string, unknown>>;
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof code === 'string' && { code }),
    ...(typeof statusCode === 'number' && { statusCode }),
    ...(typeof message === 'string' && { message }),
  };
}

/** Retry-After in milliseconds: whole seconds, or a date */
function retryAfterOf(error: unknown, now: number): number | undefined {
  const headers = (error as { responseHeaders?: unknown }).responseHeaders;
  if (!(headers instanceof Object) || !('get' in headers) || typeof headers.get !== 'function') return undefined;
  const value: unknown = headers.get('retry-after');
  if (typeof value !== 'string') return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  // Date.parse alone would also make a date of `-5`, or of `try 12`.
  const date = /^[A-Z][a-z]+, .+ GMT$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
