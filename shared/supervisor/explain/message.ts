import type { DerivedFact, FactGap, Facts } from '../../fleet/index.ts';
import { requirementTypes } from '../validity.ts';
import { shorten } from './asked.ts';

/** A device in the words of messages, by what decides about it: `jetson-tx2 on balenaOS 2.47.1+rev3`. */
export function describeDevice({ deviceType, osVersion }: Facts): string {
  const board = deviceType === undefined ? 'the device' : shorten(deviceType);
  return osVersion === undefined ? board : `${board} on balenaOS ${shorten(osVersion)}`;
}

/** What the device has in place of what was asked: the second half of a finding's first sentence. */
export function describeHas(entry: unknown, has: string | null | undefined, facts: Facts): string {
  const device = describeDevice(facts);
  const [type, ...others] = new Set(requirementTypes(entry));
  if (has === undefined) return `nobody knows what ${device} has`;
  if (has === null) return type === 'sw.l4t' ? `${device} has no L4T` : `${device} has none`;
  if (others.length === 0 && (type === 'hw.device-type' || type === 'arch.sw')) {
    return type === 'hw.device-type' ? `the device type is ${shorten(has)}` : `${device} is ${shorten(has)}`;
  }
  return `${device} has ${shorten(has)}${describeL4tRelease(entry, has, [facts])}`;
}

/**
 * What NVIDIA calls the L4T that devices have, where their kernel names it otherwise: ` (NVIDIA's
 * 32.7.2)` for 32.7. Nobody would guess that such a board fails >=32.7.1.
 */
export function describeL4tRelease(entry: unknown, has: string, devices: readonly Facts[]): string {
  if (!requirementTypes(entry).includes('sw.l4t')) return '';
  const releases = new Set(devices.flatMap(({ origin }) => origin?.l4tRelease ?? []));
  const other = [...releases].filter((release) => release !== has).sort();
  return other.length === 0
    ? ''
    : ` (NVIDIA's ${other.slice(0, 3).join(' or ')}${other.length > 3 ? ' or others' : ''})`;
}

const factNames: Readonly<Record<string, string>> = {
  'sw.l4t': 'L4T version',
  'sw.kernel': 'kernel version',
  'sw.os': 'OS version',
  'hw.device-type': 'device type',
  'arch.sw': 'architecture',
};

/** Which fact a decision lacks: the second half of a finding's sentence. */
export function describeUnknown(entry: unknown, facts: Facts): string {
  const types = [...new Set(requirementTypes(entry))];
  const names = types.map((type) => factNames[type] ?? type);
  return `nobody knows the ${names.join(' or ')} of ${describeDevice(facts)}${describeWhy(types, facts)}`;
}

const derivedFacts: Readonly<Record<string, DerivedFact>> = {
  'sw.l4t': 'l4tVersion',
  'sw.kernel': 'kernelVersion',
  'arch.sw': 'arch',
};

const gapReasons: Readonly<Record<FactGap, string>> = {
  'device-type': 'it is known for other device types only',
  'os-version': 'it is known for other versions of its OS only',
  'device-type-unknown': 'nobody knows its device type',
  'os-version-unknown': 'nobody knows its OS version',
};

/** why a fact isn't known, and what can tell it: `: builds of that version have 32.2 or 28.3; a tag can tell which` */
function describeWhy(types: readonly string[], { origin }: Facts): string {
  for (const type of types) {
    const fact = derivedFacts[type];
    if (fact === undefined || !origin) continue;
    const candidates = new Set(origin.candidates?.map((candidate) => fact !== 'arch' && candidate[fact]));
    if (candidates.size > 1)
      return `: builds of that version have ${[...candidates].join(' or ')}; a tag can tell which`;
    const gap = origin.gaps?.[fact];
    if (gap) return `: ${gapReasons[gap]}${fact === 'arch' ? '' : '; a tag can tell it'}`;
  }
  return '';
}
