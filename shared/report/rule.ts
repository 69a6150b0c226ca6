import type { Reason } from '../supervisor/index.ts';

/** Whether the rule behind a reason says more than the sentence before it. */
export function hasRule(reason: Reason): boolean {
  return reason !== 'unmet' && reason !== 'fact-unknown' && reason !== 'contract-undecided';
}
