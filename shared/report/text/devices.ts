import type { DeviceList } from '../../assessment/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { thousands, tie } from './layout.ts';

/** how many devices a list names before it counts the rest */
const named = 5;
/** how much of a name is shown, in characters */
const longestName = 40;

/** `pi-03 (a1b2c3d), pi-07 (b2c3d4e) and 37 more`, the uuids short as the balena CLI shows them. */
export function listDevices(devices: DeviceList): string {
  const names = Iterator.from(devices)
    .take(named)
    .map(({ name, uuid }) => `${shownName(name)}${tie}(${escapeTerminal(uuid.slice(0, 7))})`)
    .toArray();
  const rest = devices.length - names.length;
  return rest > 0 ? `${names.join(', ')} and ${thousands(rest)} more` : names.join(', ');
}

function shownName(name: string): string {
  const characters = [...name.slice(0, 2 * longestName)];
  const cut = characters.length > longestName || name.length > 2 * longestName;
  return escapeTerminal(cut ? `${characters.slice(0, longestName - 1).join('')}…` : name);
}
