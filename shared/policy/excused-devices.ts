import type { Device } from '../fleet/index.ts';
import { fitsPattern } from './name-pattern.ts';
import type { Excuse, ExcusedDevices } from './policy.ts';

/** Finds the excuses that name a device, by their numbers. */
export function excuseFinder(excuses: readonly Excuse[]): (device: Device) => readonly number[] {
  return (device) => excuses.flatMap(({ devices }, index) => (names(devices, device) ? [index] : []));
}

/** The tags by which excuses name devices, for the readers of devices to look at. */
export function tagsOfExcuses(excuses: readonly Excuse[]): string[] {
  return [...new Set(excuses.flatMap(({ devices }) => ('tag' in devices ? [devices.tag.key] : [])))];
}

function names(devices: ExcusedDevices, { uuid, name, tags = {} }: Device): boolean {
  if ('uuids' in devices) return devices.uuids.some((begin) => uuid.toLowerCase().startsWith(begin));
  if ('name' in devices) return fitsPattern(name, devices.name);
  const { key, value } = devices.tag;
  return Object.hasOwn(tags, key) && tags[key] === value;
}
