import type { FleetAdvice } from '../advice/index.ts';
import type { Change, Counts, DeviceReference, RemovedService, ServiceCounts } from '../assessment/index.ts';
import type { Facts, FactsOrigin, Reported } from '../fleet/index.ts';
import type { Excuse, Result } from '../policy/index.ts';
import type { Contract, Diagnostic, Location, PublishedRelease } from '../release/index.ts';
import type { Finding, JudgementName } from '../supervisor/index.ts';
import type { ContractChange } from './contract-changes.ts';

/** The JSON report, as report.schema.json describes it. Keys are added, never changed, under one schemaVersion. */
export interface Report {
  readonly schemaVersion: 1;
  readonly result: Result;
  readonly release: ReportedRelease | null;
  /** what is asked otherwise than in the base, where nobody could look at a device */
  readonly contractChanges?: readonly ContractChange[];
  readonly diagnostics: readonly Diagnostic[];
  readonly fleets: readonly ReportedFleet[];
}

export interface ReportedRelease {
  readonly source: string;
  readonly ref?: string;
  /** which release of the API this is */
  readonly published?: PublishedRelease;
  /** why there may be more services and requirements than these */
  readonly undecided?: string;
  readonly services: readonly ReportedService[];
}

export interface ReportedService {
  readonly name: string;
  readonly optional: boolean;
  readonly location?: Location;
  readonly contract?: Contract['origin'];
  readonly requirements: readonly { readonly asked: string; readonly location?: Location }[];
  readonly undecided?: string;
}

export interface ReportedFleet {
  readonly slug: string | null;
  readonly takenAt: string | null;
  /** why nothing can be said of the fleet: its counts are then no numbers of devices */
  readonly error?: { readonly code: string; readonly message: string };
  /** what these devices were judged for, where each is for a release of its own; one fleet then stands here several times */
  readonly release?: ReportedRelease;
  /** what it is compared with; `current` for what each device should be running */
  readonly base?: ReportedRelease | 'current';
  readonly counts: Omit<Counts, 'newlyRejecting' | 'noLongerRejecting'> & {
    /** null: there is no base to compare with */
    readonly newlyRejecting: number | null;
    readonly noLongerRejecting: number | null;
    /** how many of `rejecting` are excused */
    readonly excused: number;
  };
  readonly groups: readonly ReportedGroup[];
  readonly services: readonly ServiceCounts[];
  readonly noVariant: readonly { readonly services: readonly string[]; readonly devices: readonly DeviceReference[] }[];
  /** services of the base that the release hasn't got, where they ran; absent without a base */
  readonly removed?: readonly RemovedService[];
  /** those of the policy, in its order */
  readonly excuses: readonly ReportedExcuse[];
  /** what would win the most devices, the best first */
  readonly advice: readonly FleetAdvice[];
}

export interface ReportedExcuse extends Excuse {
  /** whether its last day is over, so that it excuses nobody */
  readonly ranOut: boolean;
  /** where it ran out: how many devices reject for something that it covers, and for something else, too */
  readonly partly: number;
  /** how many devices it names, whatever they do */
  readonly named: number;
  /** the devices that reject and that it excuses, or would if it had not run out */
  readonly excused: readonly DeviceReference[];
}

export interface ReportedGroup {
  readonly facts: Omit<Facts, 'origin'>;
  /** where each known fact comes from */
  readonly factSources: Readonly<Record<string, 'api' | 'snapshot' | 'tag' | 'tables'>>;
  readonly l4tRelease?: string;
  readonly candidates?: FactsOrigin['candidates'] & {};
  readonly gaps?: FactsOrigin['gaps'] & {};
  readonly judgement: JudgementName;
  /** with the base, and what changes so */
  readonly before?: JudgementName;
  readonly change?: Change;
  /** the rejection doesn't count, by excuses */
  readonly excused: boolean;
  readonly generation?: string;
  readonly newerThanSeen: boolean;
  readonly findings: readonly Finding[];
  readonly leftOut: readonly { readonly service: string; readonly misjudged: boolean }[];
  readonly unprotectedServices: readonly string[];
  readonly unknownServices: readonly string[];
  /** what these devices report of the release that they should be running; in audits alone */
  readonly reported?: Reported;
  readonly devices: readonly DeviceReference[];
}
