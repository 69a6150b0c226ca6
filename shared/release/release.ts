import type { Location } from './location.ts';

/**
 * A release as a device would receive it: what the builder makes of a project, or what the API
 * keeps of a release that exists. Read from files it also remembers where everything is written.
 */
export interface Release {
  /** what was read, as the user named it: a directory, a git ref's directory, a release id */
  readonly source: string;
  /** the git ref, where the source is one */
  readonly ref?: string;
  /** which release of the API this is; absent for a project, which is none yet */
  readonly published?: PublishedRelease;
  readonly services: readonly Service[];
  /**
   * Set where the project could not be read to its end, so that there may be services and
   * requirements that nobody has seen. No device can be said to accept such a release.
   */
  readonly undecided?: string;
  /** Set beside `undecided` where there is no release at all: then no Supervisor has anything to decide on. */
  readonly absent?: true;
}

export interface PublishedRelease {
  readonly id: number;
  readonly commit: string;
  /** `1.2.3` or `1.2.3+rev1`; absent where it has none */
  readonly version?: string;
}

export interface Service {
  readonly name: string;
  readonly location?: Location;
  /** true where the label `io.balena.features.optional` says so */
  readonly optional: boolean;
  /** absent: the service has no contract, and runs everywhere */
  readonly contract?: Contract;
  /** set in place of `contract` where it can't be known what the device would get, with the reason */
  readonly undecided?: string;
}

export interface Contract {
  /**
   * The contract as the device receives it: any JSON value, for the API and a contract file may
   * hold anything, and each Supervisor has its own idea of what is valid.
   */
  readonly body: unknown;
  readonly origin: 'file' | 'labels' | 'api';
  /** the whole contract; absent for one that comes from the API */
  readonly location?: Location;
  /** where each entry of `body.requires` is written, by index; empty for the API's */
  readonly requirementLocations: readonly Location[];
}
