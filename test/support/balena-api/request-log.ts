import type { RequestHandler } from 'express';
import { readableTarget } from './target.ts';

/** A request as the server saw it, and how it was answered. Of the token only that there was one. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** Decoded, without the question mark: `$filter=belongs_to__application eq 12&$top=5000`. */
  readonly query: string;
  readonly authorized: boolean;
  readonly status: number;
  /** The size of the answer's body, in bytes. */
  readonly bytes: number;
}

/** Notes each request in the log once it is answered. */
export function logRequests(log: LoggedRequest[]): RequestHandler {
  return (request, response, next) => {
    const { method, originalUrl, headers } = request;
    const [path = '', query = ''] = originalUrl.split(/\?(.*)/s, 2).map(readableTarget);
    response.on('close', () => {
      const bytes = Number(response.get('content-length') ?? 0);
      log.push({
        method,
        path,
        query,
        authorized: headers.authorization !== undefined,
        status: response.statusCode,
        bytes,
      });
    });
    next();
  };
}
