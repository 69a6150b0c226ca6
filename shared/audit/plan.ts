/** A fleet, and how many devices it has. */
export interface CountedFleet {
  readonly slug: string;
  readonly devices: number;
}

/** The fleets that one job audits. */
export interface Part {
  /** from 1 */
  readonly part: number;
  readonly of: number;
  readonly fleets: readonly string[];
  readonly devices: number;
}

/** as many jobs as GitHub makes of a matrix */
export const mostParts = 256;
/** as many devices as one job should have, in about */
const devicesOfPart = 50_000;

/**
 * Shares fleets out among jobs so that each has about as many devices: the largest first, each to the job that has the
 * fewest so far. The same fleets give the same plan, in whatever order they come. At least one part, also of no fleets.
 */
export function planAudit(fleets: readonly CountedFleet[], most = mostParts): Part[] {
  const total = fleets.reduce((sum, { devices }) => sum + devices, 0);
  const wanted = Math.max(1, Math.ceil(total / devicesOfPart));
  const of = Math.max(1, Math.min(wanted, most, mostParts, fleets.length));
  const parts = Array.from({ length: of }, () => ({ fleets: [] as string[], devices: 0 }));
  const sorted = fleets.toSorted((a, b) => b.devices - a.devices || (a.slug < b.slug ? -1 : 1));
  for (const { slug, devices } of sorted) {
    const least = parts.reduce((fewest, part) => (part.devices < fewest.devices ? part : fewest));
    least.fleets.push(slug);
    least.devices += devices;
  }
  return parts.map(({ fleets: slugs, devices }, index) => ({ part: index + 1, of, fleets: slugs.sort(), devices }));
}
