import { createHash } from 'node:crypto';

/** the one that GitHub goes by */
export const fingerprintName = 'primaryLocationLineHash';

/**
 * Makes fingerprints out of what a result is about, never of where its line is: what moved is the same result. The
 * second that is about the same has another, by its number.
 */
export function fingerprinter(): (about: readonly (string | undefined)[]) => string {
  const seen = new Map<string, number>();
  return (about) => {
    const text = JSON.stringify(about.map((part) => part ?? null));
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    const times = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, times);
    return `${hash}:${times}`;
  };
}
