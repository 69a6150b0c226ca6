import { FleetError } from '../fleet-error.ts';
import type { Account } from './account.ts';
import { hostOf } from './connection.ts';
import { idOf, type Row, rowsOf } from './row.ts';

/** What is read page by page: rows with growing ids. */
export interface PagesRequest {
  /** in words that follow "when asked for" */
  readonly about: string;
  /** asks for at most `top` rows whose id is above `after`, in the order of their ids */
  readonly request: (after: number, top: number, signal: AbortSignal) => PromiseLike<unknown>;
  /** how many rows one page is asked to have at most */
  readonly top: number;
  /** how many rows there should be: a short page doesn't end the reading before them, for a server may give fewer than asked */
  readonly expected?: Promise<number>;
  /** ends the reading */
  readonly ends?: AbortSignal;
}

export type PageRow = Row & { readonly id: number };

/** more rows than any fleet has: a server that makes them up is not followed for ever */
const mostRows = 20_000_000;

/**
 * Reads the rows of a resource by keyset pages: each begins behind the last id of the one before, so
 * that rows that come and go in between shift nothing. The next page is on its way while one is
 * looked at. Rejects with a FleetError, also where pages repeat, overlap or go backwards.
 */
export async function* readPages(
  { ask, connection }: Account,
  { about, request, top, expected, ends }: PagesRequest,
): AsyncGenerator<readonly PageRow[], void> {
  const ending = new AbortController();
  const pageAfter = (after: number) =>
    ask(
      about,
      (signal) => request(after, top, signal),
      pageOf,
      ends ? AbortSignal.any([ends, ending.signal]) : ending.signal,
    );
  let last = 0;
  let read = 0;
  try {
    let coming: Promise<readonly PageRow[]> | undefined = pageAfter(last);
    while (coming) {
      const page: readonly PageRow[] = await coming;
      coming = undefined;
      for (const { id } of page) {
        if (id <= last) throw outOfOrder(hostOf(connection), about);
        last = id;
      }
      read += page.length;
      if (read > mostRows) throw outOfOrder(hostOf(connection), about);
      // Without a number to expect, just a page with nothing in it says that this was all.
      if (page.length >= top || (page.length > 0 && read < ((await expected) ?? Number.POSITIVE_INFINITY))) {
        coming = pageAfter(last);
        // Looked at when its turn comes; until then its failure is nobody's.
        coming.catch(() => {});
      }
      if (page.length > 0) yield page;
    }
  } finally {
    ending.abort();
  }
}

function pageOf(answer: unknown): readonly PageRow[] | undefined {
  const rows = rowsOf(answer);
  return rows?.every((row): row is PageRow => idOf(row['id']) !== undefined) ? rows : undefined;
}

function outOfOrder(host: string, about: string): FleetError {
  const problem = `The balena API at ${host} gave pages of ${about} that repeat, overlap or go backwards, so that nobody can say whether they are all. Try again; if it stays so, tell who runs that API.`;
  return new FleetError({ code: 'bad-response', problem });
}
