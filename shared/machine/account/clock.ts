import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../fleet/index.ts';

/** The time of this machine. */
export const machineClock: Clock = {
  now: Date.now,
  sleep: (time, signal) => sleep(time, undefined, { signal }),
  timeLimit: (time) => AbortSignal.timeout(time),
  random: Math.random,
};
