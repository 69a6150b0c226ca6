import type { DeviceList } from '../../assessment/index.ts';
import { nameDevices } from '../named-devices.ts';
import { count } from '../numbers.ts';
import { element, type Html } from './elements.ts';

/** The first devices of a list by name, each name in its own direction of writing, and how many more there are. */
export function namedDevices(devices: DeviceList, most: number): (Html | string)[] {
  const { shown, more } = nameDevices(devices, most);
  const names = shown.flatMap(({ name, uuid }, index) => [
    ...(index > 0 ? [', '] : []),
    element('bdi', {}, name),
    ` (${uuid})`,
  ]);
  if (more === 0) return names;
  return shown.length > 0 ? [...names, ` and ${count(more, 'other')}`] : [count(more, 'device')];
}
