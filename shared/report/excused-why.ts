import type { Assessment, Group } from '../assessment/index.ts';
import type { Check } from '../policy/index.ts';
import { cut } from './cut.ts';

/** how much of each reason is repeated, in characters */
const longestReason = 300;

/**
 * Why the rejection of a group's devices doesn't count, and until when, not yet escaped for any output:
 * `until 2026-12-31: replaced in spring`. Undefined where it counts.
 */
export function excusedWhy(group: Group, assessment: Assessment, { excuses }: Check): string | undefined {
  const fleet = excuses.get(assessment);
  return fleet?.excusedBy
    .get(group)
    ?.flatMap((number) => fleet.applied[number] ?? [])
    .map(({ excuse }) => `until ${excuse.until}: ${cut(excuse.reason, longestReason)}`)
    .join('; ');
}
