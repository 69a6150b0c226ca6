import type { Release } from '../release/index.ts';
import { isObject } from './json.ts';

/**
 * The services, by index, whose contracts are identical to that of a service before them. The
 * order of keys makes no difference, that of lists does.
 */
export function identicalContracts(release: Release): number[] {
  const seen = new Set<string>();
  const repeated: number[] = [];
  for (const [index, { contract }] of release.services.entries()) {
    if (!contract) continue;
    const text = JSON.stringify(contract.body, sortKeys);
    if (seen.has(text)) repeated.push(index);
    seen.add(text);
  }
  return repeated;
}

function sortKeys(_key: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
