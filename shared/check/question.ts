import type { Account, FleetNaming, Selection } from '../fleet/index.ts';
import type { FailOn, PolicyRead, Tolerance } from '../policy/index.ts';
import type { Base } from './base.ts';
import type { Source } from './source.ts';

/** What is judged, beside what, and on which terms. */
export interface Question {
  /** a project; or a release of the API: a commit, an id, `latest`, or `current` for each device's own */
  readonly judged: Source | { readonly called: string };
  /** what it is compared with; `current` is what each device should be running */
  readonly base?: Base | 'current' | undefined;
  /** slugs, ids or names for the API; of a snapshot slugs, and none of them: all its fleets */
  readonly fleets: readonly string[];
  /** whether a number is an id of the API's, or a name */
  readonly naming?: FleetNaming | undefined;
  readonly selection: Selection;
  readonly policy: PolicyRead;
  /** these win over the policy's own */
  readonly failOn?: readonly FailOn[] | undefined;
  readonly maxRejecting?: Tolerance | undefined;
  /** a date in UTC, `2026-11-24` */
  readonly today: string;
}

/** Where devices come from. */
export type Devices = SnapshotDevices | LiveDevices | NoDevices;

export interface SnapshotDevices {
  readonly kind: 'snapshot';
  readonly bytes: AsyncIterable<Uint8Array>;
  /** what errors call it */
  readonly name: string;
}

export interface LiveDevices {
  readonly kind: 'live';
  /** opens what reads fleets off the API; called once, and closed in the end */
  readonly open: () => Promise<Account>;
  /** the present time, as an ISO time */
  readonly now: () => string;
  readonly onProgress?: ((fleet: string, read: number, total: number) => void) | undefined;
}

/** Nobody was allowed to look at a device, and that is as it should be. */
export interface NoDevices {
  readonly kind: 'none';
  /** why, in a sentence */
  readonly why: string;
}
