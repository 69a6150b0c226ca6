import type { FactTags, Tag } from '../fleet/index.ts';
import type { Location } from '../release/index.ts';

/** What a check can fail on: devices that are judged so. */
export const failOnNames = ['rejecting', 'newly-rejecting', 'unprotected', 'unknown'] as const;

export type FailOn = (typeof failOnNames)[number];

/** What a check comes to, as a team has written it down or asked for it. */
export interface Policy {
  /** slugs of the fleets that are checked where nobody names others */
  readonly fleets: readonly string[];
  /** empty: never; absent: newly rejecting where there is a base, else rejecting */
  readonly failOn?: readonly FailOn[];
  /** how many of what counts are still fine, for each fleet */
  readonly maxRejecting?: Tolerance;
  readonly beforePush?: 'enforce' | 'warn' | 'off';
  readonly excuses: readonly Excuse[];
  /** the tags that facts are read from */
  readonly factTags: Partial<FactTags>;
}

/** A number of devices, or a share of those that were judged, in percent. */
export type Tolerance = { readonly devices: number } | { readonly percent: number };

/** Devices that may reject, why, and until when. */
export interface Excuse {
  readonly devices: ExcusedDevices;
  /** just where this service is all that is in the way */
  readonly service?: string;
  /** just where requirements of this type are all that is in the way: `sw.l4t` */
  readonly requirement?: string;
  readonly reason: string;
  /** the last day on which it holds, in UTC: `2026-12-31` */
  readonly until: string;
  /** where it is written */
  readonly location: Location;
}

/** By the beginnings of their uuids, in lower case; a pattern for their name, with * and ?; or a tag. */
export type ExcusedDevices = { readonly uuids: readonly string[] } | { readonly name: string } | { readonly tag: Tag };

/** Nothing is excused, and the defaults count. */
export const noPolicy: Policy = { fleets: [], excuses: [], factTags: {} };
