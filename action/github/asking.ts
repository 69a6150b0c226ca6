import { Failure } from '../../shared/machine/failure.ts';

/** One request to GitHub's API: a route such as `GET /repos/{owner}/{repo}/commits/{ref}`, and its parameters. */
export type Send = (
  route: string,
  parameters: Readonly<Record<string, unknown>>,
) => Promise<{ readonly data: unknown }>;

/** Asks GitHub's API; `about` follows "when asked for". Rejects with a Failure. */
export type AskGitHub = (
  about: string,
  route: string,
  parameters?: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/** what a pause waits with, in milliseconds */
export type Sleep = (time: number) => Promise<void>;

/** how often is asked, how long the first pause is, and the longest that GitHub may ask for, in milliseconds */
const attempts = 3;
const firstPause = 1000;
const longestPause = 60_000;

/**
 * Makes the one way in which GitHub is asked: again after a pause where that can help, and what writes something new
 * just where GitHub has said that it did nothing. No error of the client gets out, for it holds the request.
 */
export function makeAskGitHub(send: Send, sleep: Sleep): AskGitHub {
  let isSilent = false;
  return async (about, route, parameters = {}) => {
    // Who didn't answer three times isn't waited for at each further question.
    if (isSilent) throw failureOf({ headers: {} }, about);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await send(route, parameters)).data;
      } catch (error) {
        const answer = answerOf(error);
        const pause = pauseFor(answer, attempt, route.startsWith('POST '));
        if (pause === undefined || attempt === attempts) {
          isSilent = answer.status === undefined;
          throw failureOf(answer, about);
        }
        await sleep(pause);
      }
    }
  };
}

interface Answer {
  /** absent where there was none */
  readonly status?: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

function answerOf(error: unknown): Answer {
  const { status, response } = Object(error) as { status?: unknown; response?: { headers?: unknown } };
  const headers = Object(response?.headers ?? {}) as Readonly<Record<string, unknown>>;
  // The client calls a request that got no answer one of status 500.
  return typeof status === 'number' && response !== undefined ? { status, headers } : { headers };
}

/** How long to wait before asking again; undefined where that doesn't help. */
function pauseFor({ status, headers }: Answer, attempt: number, createsSomething: boolean): number | undefined {
  const after = Number(headers['retry-after'] ?? Number.NaN);
  const isLimited = status === 429 || (status === 403 && !Number.isNaN(after));
  if (isLimited) {
    const pause = Number.isNaN(after) ? firstPause * 2 ** attempt : after * 1000;
    return pause <= longestPause ? pause : undefined;
  }
  if (createsSomething) return undefined;
  return status === undefined || status >= 500 ? firstPause * 2 ** (attempt - 1) : undefined;
}

function failureOf({ status, headers }: Answer, about: string): Failure {
  if (status === undefined) return new Failure('github-failed', `GitHub's API gave no answer when asked for ${about}.`);
  const said = `GitHub's API answered ${status} when asked for ${about}.`;
  if (status === 429 || (status === 403 && String(headers['x-ratelimit-remaining']) === '0')) {
    return new Failure('github-failed', `${said} It gets too many requests of this token; try again within the hour.`);
  }
  if (status === 401 || status === 403) return new Failure('github-refused', said);
  return new Failure(status === 404 ? 'github-missing' : 'github-failed', said);
}
