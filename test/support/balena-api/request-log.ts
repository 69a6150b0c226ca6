import type { RequestHandler } from 'express';

/** A request as the server saw it, and how it was answered. Of the token only that there was one. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** The query as a person would write it: decoded, without the question mark. */
  readonly query: string;
  readonly authorized: boolean;
  readonly status: number;
  /** The size of the answer's body, in bytes. */
  readonly bytes: number;
}

/** Notes each request in the log once it is answered. */
export function logRequests(log: LoggedRequest[]): RequestHandler {
  return (request, response, next) => {
    const { pathname, search } = new URL(request.originalUrl, 'http://127.0.0.1');
    const entry = {
      method: request.method,
      path: decodeURIComponent(pathname),
      query: decodeURIComponent(search.slice(1)),
      authorized: request.headers.authorization !== undefined,
    };
    response.on('close', () => {
      log.push({ ...entry, status: response.statusCode, bytes: Number(response.get('content-length') ?? 0) });
    });
    next();
  };
}
