/** One device: who it is, and what its Supervisor would offer to a contract. */
export interface Device {
  readonly uuid: string;
  /** as its owner wrote it: strangers' text, at most `longestName` characters */
  readonly name: string;
  /** the slug of its fleet where the source says it for each device */
  readonly fleet?: string;
  readonly facts: Facts;
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
}
