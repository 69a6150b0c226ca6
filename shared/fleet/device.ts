/** One device: who it is, and what its Supervisor would offer to a contract. */
export interface Device {
  readonly uuid: string;
  /** as its owner wrote it: strangers' text, at most `longestName` characters */
  readonly name: string;
  /** the slug of its fleet where the source says it for each device */
  readonly fleet?: string;
  /** the release that it should be running, by the API's id, in a snapshot by its commit; null: none; absent where nobody asked */
  readonly release?: string | null;
  /** what it says itself of the release that it should be running; absent where nobody asked */
  readonly reported?: Reported;
  /** those of its tags that somebody wants to know; absent where nobody does */
  readonly tags?: Readonly<Record<string, string>>;
  readonly facts: Facts;
}

/** What a device reports of the release that it should be running; equal reports are one object. */
export interface Reported {
  /** `rejected`: its Supervisor says that it can't run it; `running`: it runs it; `neither`: it is on the way, or says nothing */
  readonly status: 'rejected' | 'running' | 'neither';
  readonly isOnline: boolean;
}

/**
 * The facts of a device that a contract can ask for. Each is known (a string), known to be absent
 * (null: no L4T on a Raspberry Pi), or unknown (the key is missing).
 */
export interface Facts {
  /** a semver version; unknown for a device that never booted */
  readonly supervisorVersion?: string;
  /** VERSION of /etc/os-release, without the word that the API puts before it: `2.46.1+rev1` */
  readonly osVersion?: string;
  /**
   * ID of /etc/os-release; `balena-os` where it isn't given. The API doesn't tell it, and every OS whose
   * Supervisor looks at it (17.4.0 and newer) has that one.
   */
  readonly osSlug?: string;
  readonly deviceType?: string;
  readonly arch?: string;
  /** the first three numbers of `uname -r` */
  readonly kernelVersion?: string;
  /** what `uname -r` shows after `-l4t-r`, two or three numbers (not NVIDIA's own); null: the board has no L4T */
  readonly l4tVersion?: string | null;
  /** what is to be said of facts that the device's own record doesn't give; absent where it gives them all */
  readonly origin?: FactsOrigin;
}

/** The facts that may come from elsewhere than from the device's record. */
export type DerivedFact = 'arch' | 'kernelVersion' | 'l4tVersion';

/** Where facts come from that a device's record doesn't give, and why others are not known. */
export interface FactsOrigin {
  /** a tag of the device, or the tables of what an OS version brings to a device type */
  readonly sources?: Readonly<Partial<Record<DerivedFact, 'tag' | 'tables'>>>;
  /** NVIDIA's own release of L4T where the kernel names another: `32.7.2` on a board that reports `32.7` */
  readonly l4tRelease?: string;
  /**
   * What the facts may be where builds of one OS version differ, the likeliest first. The facts
   * themselves are then missing, as unknown ones are.
   */
  readonly candidates?: readonly Candidate[];
  /** why a fact isn't known although tables were asked, in words that follow "for" or a dash */
  readonly gaps?: Readonly<Partial<Record<DerivedFact, FactGap>>>;
}

/** One of several sets of facts that a device may have. */
export type Candidate = Pick<Facts, 'kernelVersion' | 'l4tVersion'> & { readonly l4tRelease?: string };

/** Why tables don't know a fact: they lack the device type, or its OS version, or nobody knows which these are. */
export type FactGap = 'device-type' | 'os-version' | 'device-type-unknown' | 'os-version-unknown';

/** What a source of devices says of them all; known at its end. */
export interface FleetHeader {
  /** the slug; where several fleets are read at once each device names its own */
  readonly fleet?: string;
  /** an ISO time, as the source gives it */
  readonly takenAt?: string;
  /** read from the API at that time; else from a snapshot */
  readonly isLive?: true;
  /** just some of the fleet's devices were asked for */
  readonly isChosen?: true;
}
