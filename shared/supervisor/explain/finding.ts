import type { Location } from '../../release/index.ts';

/**
 * Why a device judges a release as it does, one requirement at a time. A diagnostic speaks of the
 * project, a finding of a device.
 */
export interface Finding {
  /** absent where it isn't about one service */
  readonly service?: string;
  /** the entry of the contract's `requires`, as the device gets it */
  readonly requirement?: unknown;
  /** where the requirement, or else the contract or the service, is written; absent for a release of the API */
  readonly location?: Location;
  /** what was asked, in words: `sw.l4t >=32.4.2` */
  readonly asked?: string;
  /** what the device has: a version or slug, null for nothing; absent where nobody knows */
  readonly has?: string | null;
  readonly reason: Reason;
  /** one or two sentences, plain text with strangers' words in it, not yet escaped for any output */
  readonly message: string;
  readonly advice?: string;
}

/** Every reason that a finding can have, with the rule behind it in a sentence for people. */
export const reasons = {
  // The requirement is unmet, and that is right.
  unmet: 'The device does not have what the requirement asks for.',
  'range-unreadable': 'The version is no semver range, so no version meets it.',
  'prerelease-unmet': 'A prerelease meets no plain range.',
  'build-metadata-unmet': 'What stands behind a + counts for nothing: both versions are the same.',
  'slug-unmet': 'The device has it under another slug, or under none.',
  'key-unmet': 'No device has such a key, so that nothing meets a requirement with it.',

  // The Supervisor refuses the whole release because of one contract.
  'contracts-broken': 'Supervisor 10.4.0 refuses every release that has a contract.',
  'contract-invalid': 'A Supervisor refuses the whole release for one contract that it takes for invalid.',
  'requirement-invalid': 'A Supervisor refuses the whole release for one requirement that it takes for invalid.',
  'requirement-type-unknown': 'A Supervisor refuses the whole release for one type that it does not know.',
  'or-unknown': 'Supervisors below 17.4.2 do not understand a list of alternatives and refuse the whole release.',
  'l4t-unknown-without-l4t':
    'Supervisors 10.6.13 to 10.6.16 know sw.l4t just on boards that have L4T; elsewhere they refuse the whole release.',
  'contract-poses-as-fact':
    'The contract has the type of one of the facts of a device; Supervisors below 17.0.3 then refuse the whole release.',

  // The Supervisor rejects, or leaves a service out, for a rule of its own.
  'contract-type-never-met': 'Below 17.0.3 a contract whose type is not sw.container is never met.',
  'optional-unknown': 'Supervisors below 10.6.0 know no optional services.',
  'identical-contracts': 'Supervisors below 10.6.0 take identical contracts for one and reject the release.',
  'device-type-by-name-only': 'Supervisors from 11.1.0 to 14.10 know a device type by name; by slug it is never met.',
  'name-unknown': 'Supervisor 17.0.3 offers no names, so that a requirement by name is never met.',
  'l4t-in-two-numbers':
    'Supervisors below 10.10.0 read just two numbers of the L4T version, which no range can be met by.',
  'understood-otherwise': 'This Supervisor understands the requirement otherwise than the newest does.',

  // The Supervisor accepts although the requirement is unmet.
  'contracts-ignored': 'Supervisors below 10.4.0 know no contracts and accept every release.',
  'type-ignored': 'Supervisors below 10.6.13 take a type that they do not know for met.',
  'key-dropped': 'Supervisors from 17.0.4 drop the key, so that nothing is asked.',
  'accepted-otherwise': 'This Supervisor accepts what the newest would not.',

  // Nobody knows.
  'supervisor-unknown': 'Without it nothing can be said of a device; one that was never online has none.',
  'fact-unknown': 'The requirement asks for a fact of the device that is not known.',
  'construct-unknown': 'The contract uses a construct whose effect on a device is not known.',
  'contract-undecided': 'It is not known what contract the device would get.',
} as const satisfies Record<string, string>;

export type Reason = keyof typeof reasons;
