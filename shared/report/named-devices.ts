import type { DeviceList, DeviceReference } from '../assessment/index.ts';
import { cut } from './cut.ts';

/** how much of a name is shown, in characters */
const longestName = 40;
/** as much of a uuid as the balena CLI shows */
const shortUuid = 7;

/** The first devices of a list, to be shown to people: names cut, uuids short; and how many more there are. */
export interface NamedDevices {
  readonly shown: readonly DeviceReference[];
  readonly more: number;
}

export function nameDevices(devices: DeviceList, most: number): NamedDevices {
  const shown = Iterator.from(devices)
    .take(most)
    .map(({ name, uuid }) => ({ name: cut(name, longestName), uuid: uuid.slice(0, shortUuid) }))
    .toArray();
  return { shown, more: devices.length - shown.length };
}

/** `pi-03 (a1b2c3d), pi-07 (b2c3d4e) and 37 more`, not yet escaped for any output; empty where no device is named. */
export function listDevices(devices: DeviceList, most: number): string {
  const { shown, more } = nameDevices(devices, most);
  const names = shown.map(({ name, uuid }) => `${name} (${uuid})`).join(', ');
  if (names === '') return '';
  return more > 0 ? `${names} and ${more} more` : names;
}
