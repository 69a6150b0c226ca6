import type { Excuse } from '../../shared/policy/index.ts';

/** An excuse for every device until the end of 2026, but for what a test says. */
export function makeExcuse(excuse: Partial<Excuse> = {}): Excuse {
  const location = { file: 'balena-contracts.yml', line: 2, column: 3, endLine: 4, endColumn: 1 };
  return { devices: { name: '*' }, reason: 'is replaced soon', until: '2026-12-31', location, ...excuse };
}
