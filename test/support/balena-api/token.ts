import { randomBytes } from 'node:crypto';

/** A token of the shape that the API hands out to a session: a JWT that says who it is for and until when. */
export function makeSessionToken({
  id,
  username,
  expires,
  issued = new Date(Math.min(Date.now(), expires.getTime() - 1000)),
}: {
  id: number;
  username: string;
  expires: Date;
  issued?: Date;
}): string {
  const claims = { id, username, iat: seconds(issued), exp: seconds(expires) };
  const signature = randomBytes(32).toString('base64url');
  return [{ alg: 'HS256', typ: 'JWT' }, claims].map(encode).concat(signature).join('.');
}

/** An API key: 32 letters and digits that say nothing. */
export function makeApiKey(): string {
  return randomBytes(16).toString('hex');
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
