import type { Facts } from '../../fleet/index.ts';
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
  return `${device} has ${shorten(has)}`;
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
  const names = new Set(requirementTypes(entry).map((type) => factNames[type] ?? type));
  return `nobody knows the ${[...names].join(' or ')} of ${describeDevice(facts)}`;
}
