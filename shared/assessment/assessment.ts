import type { Facts, Reported } from '../fleet/index.ts';
import type { Release } from '../release/index.ts';
import type { Finding, Judgement, JudgementName, ServiceOutcome } from '../supervisor/index.ts';

/** The judgements of all devices of one fleet on one release, grouped by equal facts. */
export interface Assessment {
  /** the fleet's slug; absent where the devices came without one */
  readonly fleet?: string;
  readonly takenAt?: string;
  /** the devices were read from the API at that time; else from a snapshot */
  readonly isLive?: true;
  /** just some of the fleet's devices were asked for */
  readonly isChosen?: true;
  /** the release that was judged */
  readonly release: Release;
  /** what it is compared with: one release, or for each device the one that it should be running */
  readonly base?: Release | 'current';
  readonly counts: Counts;
  /** each distinct set of facts once, in the order of `judgements`, the largest first */
  readonly groups: readonly Group[];
  /** for each service of the release, in its order, where it runs */
  readonly services: readonly ServiceCounts[];
  readonly noVariant: readonly NoVariant[];
  /** services of the base that the release hasn't got, where they ran; absent without a base */
  readonly removed?: readonly RemovedService[];
}

/** Numbers of devices. The five judgements add up to `devices`; `rejecting` is rejects and misjudged. */
export type Counts = Readonly<Record<JudgementName | 'devices' | 'rejecting', number>> & {
  /** of `rejecting`, beside a base; absent without one */
  readonly newlyRejecting?: number;
  readonly noLongerRejecting?: number;
};

/** What a change does to a device. */
export type Change = 'newly-rejecting' | 'no-longer-rejecting' | 'unchanged';

/** What devices came to with the release that the judged one is compared with. */
export interface Before {
  readonly judgement: JudgementName;
  /** of that release's services, by name */
  readonly services: readonly { readonly name: string; readonly outcome: ServiceOutcome }[];
}

/** The devices that share one set of facts, and so one judgement. */
export interface Group {
  readonly facts: Facts;
  readonly judgement: JudgementName;
  /** the first Supervisor version that judges as theirs; absent where their version isn't known */
  readonly generation?: string;
  /** their Supervisor is newer than any that was seen, so that the judgement is an assumption */
  readonly newerThanSeen: boolean;
  readonly services: Judgement['services'];
  readonly findings: readonly Finding[];
  /** what the base came to on these devices, and so what changes; absent without a base */
  readonly before?: Before;
  readonly change?: Change;
  /** the numbers of the excuses that name these devices; whether one holds is for the policy to say */
  readonly excuses: readonly number[];
  /** what these devices report of the release that they should be running; absent where nobody asked */
  readonly reported?: Reported;
  readonly devices: DeviceList;
}

/** Devices in the order in which they were read; an array is one too. */
export interface DeviceList extends Iterable<DeviceReference> {
  readonly length: number;
}

export interface DeviceReference {
  readonly uuid: string;
  readonly name: string;
}

/** Numbers of devices; those that reject the release are the rest. */
export interface ServiceCounts {
  readonly name: string;
  readonly optional: boolean;
  readonly runsOn: number;
  /** of `runsOn`: where it runs although a requirement is unmet */
  readonly unprotectedOn: number;
  readonly leftOutOn: number;
  /** of `leftOutOn`: where nothing stands against it */
  readonly misjudgedOn: number;
  readonly unknownOn: number;
  /** beside a base: where it did not run before, or ran and is stopped now; absent without one */
  readonly newlyRunsOn?: number;
  readonly newlyLeftOutOn?: number;
}

/** A service that a release hasn't got any more. */
export interface RemovedService {
  readonly name: string;
  /** on how many devices it ran, and is stopped */
  readonly stoppedOn: number;
}

/** Devices that accept a release of which several services are optional variants, and run none of them. */
export interface NoVariant {
  readonly services: readonly string[];
  readonly devices: DeviceList;
}
