import type { DeviceList } from '../../assessment/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { nameDevices } from '../named-devices.ts';
import { thousands, tie } from './layout.ts';

/** how many devices a list names before it counts the rest */
const named = 5;

/** `pi-03 (a1b2c3d), pi-07 (b2c3d4e) and 37 more`, the uuids short as the balena CLI shows them; empty where no device is named. */
export function listDevices(devices: DeviceList): string {
  const { shown, more } = nameDevices(devices, named);
  const names = shown.map(({ name, uuid }) => `${escapeTerminal(name)}${tie}(${escapeTerminal(uuid)})`).join(', ');
  if (names === '') return '';
  return more > 0 ? `${names} and ${thousands(more)} more` : names;
}
