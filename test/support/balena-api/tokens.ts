import { makeApiKey, makeSessionToken } from './token.ts';

/** Who a token belongs to, and the fleets that it sees. */
export interface Bearer {
  readonly id: number;
  readonly username: string;
  readonly fleets: readonly string[] | 'all';
}

/** The tokens of a server: those it knows, and those it doesn't. */
export interface Tokens {
  /** Of a session that sees every fleet. */
  readonly session: string;
  /** An API key that sees every fleet. */
  readonly apiKey: string;
  /** Well-formed, of a session that the server doesn't know. */
  readonly forged: string;
  /** Of a session that began two days ago: the SDK would have it renewed. */
  readonly stale: string;
  /** Of a session that ended an hour ago. */
  readonly expired: string;
  /** Makes a session's token that sees only the fleets of these slugs. */
  seeing(slugs: readonly string[]): string;
  /** Takes a token back: from now on the server doesn't know it. */
  revoke(token: string): void;
  /** Who this token belongs to, if the server knows it. */
  find(token: string): Bearer | undefined;
  /** A new token for the same bearer. */
  renew(bearer: Bearer): string;
}

const hour = 3_600_000;

/** Makes the tokens of a server that is just starting. */
export function makeTokens(): Tokens {
  const known = new Map<string, Bearer>();
  const bearer: Bearer = { id: 1, username: 'acme_ops', fleets: 'all' };
  const inHours = (hours: number) => new Date(Date.now() + hours * hour);
  const issue = (owner: Bearer, token = makeSessionToken({ ...owner, expires: inHours(24 * 7) })) => {
    known.set(token, owner);
    return token;
  };
  return {
    session: issue(bearer),
    apiKey: issue(bearer, makeApiKey()),
    stale: issue(bearer, makeSessionToken({ ...bearer, issued: inHours(-48), expires: inHours(24) })),
    forged: makeSessionToken({ ...bearer, expires: inHours(24) }),
    expired: makeSessionToken({ ...bearer, expires: inHours(-1) }),
    seeing: (fleets) => issue({ id: 2, username: 'acme_guest', fleets }),
    revoke: (token) => void known.delete(token),
    find: (token) => known.get(token),
    renew: (owner) => issue(owner),
  };
}
