import type { Check } from '../../shared/policy/index.ts';

/** Whether a pull request has to hear of a check: it fails or can't be done, or devices would (newly) reject the release. */
export function isWorthSaying({ result, assessments }: Check): boolean {
  if (result.status === 'failed' || result.status === 'error') return true;
  return assessments.some(({ counts, base }) => (base ? (counts.newlyRejecting ?? 0) : counts.rejecting) > 0);
}
