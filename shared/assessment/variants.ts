import type { Release } from '../release/index.ts';
import type { Group, NoVariant } from './assessment.ts';
import { joinDevices } from './device-list.ts';

/**
 * The devices that accept the release and run none of its optional variants. Projects write one
 * service several times, each optional and with requirements of its own (a device type, an L4T
 * release), and mean that every device runs one of them; nothing tells them when a device runs
 * none. Variants are the optional services that have a contract, where there are several.
 */
export function findNoVariant(release: Release, groups: readonly Group[]): NoVariant[] {
  const variants = release.services.flatMap(({ optional, contract }, index) => (optional && contract ? [index] : []));
  if (variants.length < 2) return [];
  const left = groups.filter(({ services }) =>
    variants.every((index) => services[index] === 'left-out' || services[index] === 'left-out-misjudged'),
  );
  if (left.length === 0) return [];
  const services = variants.flatMap((index) => release.services[index]?.name ?? []);
  return [{ services, devices: joinDevices(left.map(({ devices }) => devices)) }];
}
