import { generations, newestGeneration } from '../generations.ts';
import { requirementTypes } from '../validity.ts';

/**
 * From which Supervisor on a requirement's types are known, in words that follow the requirement:
 * `which Supervisors know from 14.11.0 on`, `which no Supervisor knows`.
 */
export function describeKnownSince(entry: unknown): string {
  const unknown = requirementTypes(entry).find((type) => !newestGeneration.types.includes(type));
  if (unknown !== undefined) return 'which no Supervisor knows';
  const since = generations.findLastIndex(({ types }) => requirementTypes(entry).some((type) => !types.includes(type)));
  return `which Supervisors know from ${generations[since + 1]?.from ?? newestGeneration.from} on`;
}
