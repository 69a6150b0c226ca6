import type { Request, RequestHandler } from 'express';
import express from 'express';
import { readingPermissions } from './access.ts';
import type { Bearer, Tokens } from './tokens.ts';

/** Finds out who asks, and tells PineJS what they may read. Whoever can't be told stays a guest. */
export function authenticate(tokens: Tokens): RequestHandler {
  return (request, _response, next) => {
    const bearer = bearerOf(request, tokens);
    if (bearer) {
      const { id, username, fleets } = bearer;
      Object.assign(request, { user: { id, actor: id, username, permissions: readingPermissions(fleets) } });
    }
    next();
  };
}

/** The routes beside OData: who am I, a password for a token, and an old token for a new one. */
export function accountRoutes(tokens: Tokens): express.Router {
  const routes = express.Router();
  routes.get('/actor/v1/whoami', (request, response) => {
    const bearer = bearerOf(request, tokens);
    if (!bearer) return void response.status(401).end();
    const { id, username } = bearer;
    response.json({ id, actorType: 'user', actorTypeId: id, username, email: `${username}@acme.example` });
  });
  routes.post('/login_', (_request, response) => void response.type('text').send(tokens.session));
  routes.get('/user/v1/refresh-token', (request, response) => {
    const bearer = bearerOf(request, tokens);
    if (!bearer) return void response.status(401).end();
    response.type('text').send(tokens.renew(bearer));
  });
  return routes;
}

function bearerOf(request: Request, tokens: Tokens): Bearer | undefined {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return token === undefined ? undefined : tokens.find(token);
}
