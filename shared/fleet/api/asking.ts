import { FleetError } from '../fleet-error.ts';
import { type Connection, hostOf } from './connection.ts';
import { makePace, usualPace } from './pace.ts';
import { type RequestFailure, requestFailure, strange } from './request-failure.ts';

/** Time, as the edge gives it; all in milliseconds. */
export interface Clock {
  readonly now: () => number;
  /** ends early, and rejects, where the signal aborts */
  readonly sleep: (time: number, signal: AbortSignal) => Promise<void>;
  /** aborts after that time with a TimeoutError */
  readonly timeLimit: (time: number) => AbortSignal;
  /** from 0 to below 1 */
  readonly random: () => number;
}

/** How long is waited, and how often is asked again; times in milliseconds. */
export interface Patience {
  /** for one request, from its beginning to the last byte of its answer */
  readonly timeLimit: number;
  /** how often one request is made at most */
  readonly attempts: number;
  /** the pause before the second attempt; each further one is twice as long */
  readonly firstPause: number;
  /** what failed attempts and the pauses behind them may take in a whole run */
  readonly lostTime: number;
}

export const usualPatience: Patience = { timeLimit: 60_000, attempts: 4, firstPause: 500, lostTime: 180_000 };

/** Makes one request: the SDK's promise, which gets a signal that ends it. */
export type Request<Answer> = (signal: AbortSignal) => PromiseLike<Answer>;

/**
 * Asks for something, `about` being it in words that follow "when asked for". `read` makes a value of
 * the answer and returns undefined for an answer that isn't one.
 */
export type Ask = <Answer, Value>(
  about: string,
  request: Request<Answer>,
  read: (answer: Answer) => Value | undefined,
  signal?: AbortSignal,
) => Promise<Value>;

/**
 * Makes the one way in which all requests of a run are made: each within its time limit, which the
 * SDK applies to the headers alone; again where that can help, after pauses that grow and are never
 * quite the same; all of that within one budget for the run, and never faster than the API answers. Rejects with a FleetError that says what
 * to do, or with the reason of a signal that aborted.
 */
export function makeAsk(connection: Connection, clock: Clock, patience: Patience = usualPatience): Ask {
  const lost = makeLostTime();
  const turn = makePace(usualPace, clock);
  return async (about, request, read, signal = new AbortController().signal) => {
    for (let attempt = 1; ; attempt += 1) {
      const waiting = turn(signal);
      if (waiting) await waiting;
      const begun = clock.now();
      const ends = AbortSignal.any([signal, clock.timeLimit(patience.timeLimit)]);
      const outcome = await attemptOnce(request, read, ends);
      if (outcome.kind === 'value') return outcome.value;
      signal.throwIfAborted();
      const failure = failureOf(outcome, about, clock);
      const pause = pauseBefore(attempt, failure, patience, clock);
      lost.add(begun, clock.now() + pause);
      const attempts = failure.retry === 'often' ? patience.attempts : failure.retry === 'once' ? 2 : 1;
      if (attempt >= Math.min(attempts, patience.attempts) || lost.total() > patience.lostTime) {
        throw fleetError(connection, about, failure, attempt);
      }
      await clock.sleep(pause, signal);
    }
  };
}

/** Adds spans of time up; what several questions lose at the same time is lost once. */
function makeLostTime(): { readonly add: (from: number, to: number) => void; readonly total: () => number } {
  let total = 0;
  let until = Number.NEGATIVE_INFINITY;
  return {
    add: (from, to) => {
      total += Math.max(0, to - Math.max(from, until));
      until = Math.max(until, to);
    },
    total: () => total,
  };
}

type Outcome<Value> = { readonly kind: 'value'; readonly value: Value } | Strange | Rejected;

/** an answer that no value could be made of */
interface Strange {
  readonly kind: 'strange';
}

interface Rejected {
  readonly kind: 'rejected';
  readonly error: unknown;
}

async function attemptOnce<Answer, Value>(
  request: Request<Answer>,
  read: (answer: Answer) => Value | undefined,
  ends: AbortSignal,
): Promise<Outcome<Value>> {
  let answer: Answer;
  try {
    answer = await endedBy(ends, request);
  } catch (error) {
    return { kind: 'rejected', error };
  }
  const value = read(answer);
  return value === undefined ? { kind: 'strange' } : { kind: 'value', value };
}

/**
 * Makes a request and ends it with a signal. The request gets a signal of its own, that never aborts
 * once there is an answer: the SDK takes the body out of a response and would then fail to cancel it,
 * outside of any promise. What the SDK does that no signal ends, such as a refresh of its token, is
 * left alone.
 */
function endedBy<Answer>(ends: AbortSignal, request: Request<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ending = new AbortController();
    const end = () => {
      // Without the reason: the SDK writes the request's options, the token among them, into what it is rejected with.
      ending.abort();
      reject(ends.reason);
    };
    if (ends.aborted) return end();
    ends.addEventListener('abort', end, { once: true });
    const settled = () => ends.removeEventListener('abort', end);
    request(ending.signal).then(
      (answer) => {
        settled();
        resolve(answer);
      },
      (error) => {
        settled();
        reject(error);
      },
    );
  });
}

/** What the API asks for, or a pause that grows; made longer by up to a half, so that many clients don't come back at once. */
function pauseBefore(attempt: number, { retryAfter }: RequestFailure, { firstPause }: Patience, clock: Clock): number {
  const pause = Math.max(retryAfter ?? 0, firstPause * 2 ** (attempt - 1));
  return Math.round(pause + (clock.random() * Math.min(pause, 2 * firstPause)) / 2);
}

function failureOf(outcome: Rejected | Strange, about: string, clock: Clock): RequestFailure {
  if (outcome.kind === 'strange') return strange;
  const { error } = outcome;
  const failure = requestFailure(error, clock.now());
  if (failure) return failure;
  // A fault of ours, such as a query that the SDK can't send. Only its name is told: its message is the SDK's.
  const name = error instanceof Error && /^\w{1,40}$/.test(error.name) ? error.name : typeof error;
  throw new Error(`balena-sdk rejected with ${name} when asked for ${about}.`);
}

function fleetError(connection: Connection, about: string, failure: RequestFailure, attempts: number): FleetError {
  const { code, does, advice, retryAfter } = failure;
  const often = attempts > 1 ? `, ${attempts} times` : '';
  const wants = retryAfter === undefined ? '' : ` It wants to be asked again in ${Math.ceil(retryAfter / 1000)} s.`;
  const next = code === 'unauthorized' ? (connection.howToLogIn ?? advice) : advice;
  const problem = `The balena API at ${hostOf(connection)} ${does} when asked for ${about}${often}.${wants} ${next}`;
  return new FleetError({ code, problem });
}
