import type { Clock } from './asking.ts';

/** How many requests may begin in any span of so many milliseconds. */
export interface Pace {
  readonly requests: number;
  readonly time: number;
}

/** balenaCloud answers 350 requests a minute to one login; some are left for whoever else uses it */
export const usualPace: Pace = { requests: 300, time: 60_000 };

/**
 * Makes requests wait for their turn, in the order in which they come. Whoever asks for more than an API answers is told
 * to come back later, again and again, and in the end gets nothing: it is better never to ask for more. Undefined where
 * there is nothing to wait for.
 */
export function makePace({ requests, time }: Pace, clock: Clock): (signal: AbortSignal) => Promise<void> | undefined {
  const begun = new Array<number>(requests).fill(Number.NEGATIVE_INFINITY);
  let oldest = 0;
  return (signal) => {
    const now = clock.now();
    const turn = Math.max(now, (begun[oldest] ?? now) + time);
    begun[oldest] = turn;
    oldest = (oldest + 1) % requests;
    return turn > now ? clock.sleep(turn - now, signal) : undefined;
  };
}
