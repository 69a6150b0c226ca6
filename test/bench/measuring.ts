/** Two ways to do the same, measured side by side in one run. */
export interface Measured {
  readonly what: string;
  readonly ours: number;
  readonly theirs: number;
  readonly unit: 's' | 'MB';
  /** how many times as fast ours is to be (`faster`), or how many times theirs it may cost at most */
  readonly goal: number;
  readonly faster?: true;
}

/** The wall time of a task, in seconds. */
export function seconds(task: () => void): number {
  const start = performance.now();
  task();
  return (performance.now() - start) / 1000;
}

/** The middle one of several measurements: machines are noisy. */
export function median(runs: number, measure: () => number): number {
  const values = Array.from({ length: runs }, measure).sort((a, b) => a - b);
  return values[Math.floor(runs / 2)] ?? Number.NaN;
}

/** `judge …  12.3 times as fast (goal 50)  ours 0.02 s, theirs 1.2 s` */
export function formatMeasured({ what, ours, theirs, unit, goal, faster }: Measured): string {
  const ratio = faster ? theirs / ours : ours / theirs;
  const words = faster ? `${ratio.toFixed(ratio < 10 ? 1 : 0)} times as fast` : `${ratio.toFixed(2)} times`;
  const bound = `${faster ? 'at least' : 'at most'} ${Number(goal.toFixed(2))}`;
  const reached = faster ? ratio >= goal : ratio <= goal;
  const digits = unit === 's' ? 3 : 0;
  return `${reached ? 'ok  ' : 'MISS'} ${what.padEnd(52)} ${words.padStart(18)} (goal ${bound})   ${ours.toFixed(digits)} ${unit} against ${theirs.toFixed(digits)} ${unit}`;
}
