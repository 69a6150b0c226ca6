import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The raw facts, as facts/README.md explains them. */
export interface RawFacts {
  readonly deviceTypes: Readonly<Record<string, RawDeviceType>>;
  readonly l4t: Readonly<Record<string, readonly RawRange<RawL4t>[]>>;
  readonly kernels: Readonly<Record<string, readonly RawRange<RawKernel>[]>>;
  readonly supervisors: RawSupervisors;
}

export interface RawDeviceType {
  readonly arch: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly private: boolean;
}

export interface RawL4t {
  readonly l4t: string;
  readonly contract: string;
  readonly bsp: string;
}

export interface RawKernel {
  readonly kernel: string;
}

export type RawRange<Value> = Value & {
  readonly from: string;
  readonly to: string;
  readonly alternatives?: readonly Value[];
};

export interface RawSupervisors {
  readonly supervisorByMetaBalena: readonly { metaBalena: string; to?: string; supervisor: string }[];
  readonly esr: readonly RawEsr[];
  /** repository → OS version → what is in it */
  readonly divergences: Readonly<Record<string, Readonly<Record<string, { supervisor: string }>>>>;
  readonly deviceRepos: Readonly<Record<string, { first: string; last: string }>>;
  readonly deviceTypeRepos: Readonly<Record<string, readonly string[]>>;
}

export interface RawEsr {
  readonly os: string;
  readonly supervisor: string;
  readonly repos: readonly string[];
  readonly except?: Readonly<Record<string, { supervisor: string }>>;
}

export function readRawFacts(): RawFacts {
  const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'facts', `${name}.json`), 'utf8'));
  return {
    deviceTypes: read('device-types'),
    l4t: read('l4t-by-os-version'),
    kernels: read('kernel-by-os-version'),
    supervisors: read('supervisor-by-os-version'),
  };
}

/** The different values of a range, the likeliest first. */
export function valuesOfRange<Value>(range: RawRange<Value>, text: (value: Value) => string): string[] {
  return [...new Set([range, ...(range.alternatives ?? [])].map(text))];
}

/** Versions in the order of their numbers. */
export function byNumbers(one: string, other: string): number {
  const [ones, others] = [one, other].map((version) => version.split('.').map(Number)) as [number[], number[]];
  for (const [index, number] of ones.entries()) if (number !== others[index]) return number - (others[index] ?? -1);
  return ones.length - others.length;
}
