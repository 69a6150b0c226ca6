import type { Device, Facts, FleetHeader } from '../../shared/fleet/index.ts';

/** A device whose uuid and name follow from its number. */
export function makeDevice(number: number, facts: Facts, fleet?: string): Device {
  const uuid = number.toString(16).padStart(32, '0');
  return { uuid, name: `device-${number}`, facts, ...(fleet === undefined ? {} : { fleet }) };
}

/** Devices as a reader would stream them, in batches of three. */
export async function* streamDevices(
  devices: readonly Device[],
  header: FleetHeader = {},
): AsyncGenerator<readonly Device[], FleetHeader> {
  for (let start = 0; start < devices.length; start += 3) yield devices.slice(start, start + 3);
  return header;
}
