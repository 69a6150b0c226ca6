import type { Facts } from '../fleet/index.ts';

/**
 * One fact as a Supervisor offers it to contracts. A text is the same on every device; a function
 * reads it off the device: a string, null where there is none, undefined where nobody knows.
 */
export interface OfferedFact {
  readonly type: string;
  readonly slug?: string | Reading;
  readonly name?: string | Reading;
  readonly version?: Reading;
  /** whether the device offers this fact at all; it always does where this is missing */
  readonly present?: (facts: Facts) => boolean | undefined;
}

export type Reading = (facts: Facts) => string | null | undefined;

export const supervisorVersion: Reading = (facts) => facts.supervisorVersion;
export const osVersion: Reading = (facts) => facts.osVersion;
export const osSlug: Reading = (facts) => facts.osSlug ?? 'balena-os';
export const kernelVersion: Reading = (facts) => facts.kernelVersion;
export const deviceType: Reading = (facts) => facts.deviceType;
export const arch: Reading = (facts) => facts.arch;

/** known true or false where the board is known to have L4T or to have none */
export function hasL4t({ l4tVersion }: Facts): boolean | undefined {
  return l4tVersion === undefined ? undefined : l4tVersion !== null;
}

/**
 * The L4T version as Supervisors below 10.10.0 read it off `uname -r`: the first two numbers, which
 * is no semver version, so that nothing but the same text meets it.
 */
export const l4tInTwoNumbers: Reading = ({ l4tVersion }) => l4tVersion && numbers(l4tVersion, 2).join('.');

/** The L4T version as Supervisors from 10.10.0 read it: three numbers, a missing third filled with 0. */
export const l4tInThreeNumbers: Reading = ({ l4tVersion }) => {
  if (!l4tVersion) return l4tVersion;
  const found = numbers(l4tVersion, 3);
  while (found.length < 3) found.push('0');
  return found.join('.');
};

/** the version that stands in where a board has no L4T */
export function orWithout(reading: Reading, standIn: string): Reading {
  return (facts) => {
    const value = reading(facts);
    return value === null ? standIn : value;
  };
}

/** the first numbers of `36.4-1012.12` or `35.3.ga`: what follows them is no part of the version */
function numbers(version: string, most: number): string[] {
  return (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? version).split('.').slice(0, most);
}
