import { FleetError } from '../../shared/fleet/index.ts';

/**
 * Does something that may take so many milliseconds and no more, and rejects with a FleetError where it takes longer.
 * The signal tells the task then to leave off.
 */
export async function within<Result>(time: number, task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const ending = new AbortController();
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => {
      reject(new FleetError({ code: 'timed-out', problem: `It was not done within ${Math.round(time / 1000)} s.` }));
      ending.abort();
    }, time);
  });
  try {
    return await Promise.race([task(ending.signal), tooLate]);
  } finally {
    clearTimeout(late);
  }
}
