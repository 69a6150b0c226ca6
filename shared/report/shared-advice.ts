import type { SharedFinding } from './causes.ts';

/** The advice for one finding; for several kinds of devices there may be another for each, and none is given. */
export function sharedAdvice({ finding, kinds }: SharedFinding): string | undefined {
  return kinds.length === 1 ? finding.advice : undefined;
}
