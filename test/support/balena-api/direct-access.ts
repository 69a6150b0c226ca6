import type { RequestHandler } from 'express';

const asked = /is_directly_accessible_by__user(?:\/|%2F)any\(dau(?::|%3A)1(?: |%20|\+)eq(?: |%20|\+)1\)/gi;

/**
 * The balena CLI asks for the fleets that are its user's own and not just public. The real API computes that out of
 * organizations and teams, which this one has none of: here all that a token sees is its user's own.
 */
export const directAccess: RequestHandler = (request, _response, next) => {
  request.url = request.url.replace(asked, '1%20eq%201');
  next();
};
