import type { DeviceTypeSlug } from './device-types.ts';
import type { MadeDevice } from './devices.ts';

/** Supervisors, oldest first, each with a balenaOS that ships it; the last two were moved up by hand. */
const boots: readonly (readonly [supervisor: string, os: string])[] = [
  ['10.3.7', '2.44.0+rev3'],
  ['10.6.27', '2.47.1+rev3'],
  ['11.4.10', '2.50.1+rev1'],
  ['11.14.0', '2.58.3+rev1'],
  ['12.3.0', '2.67.2+rev1'],
  ['12.9.3', '2.82.11+rev1'],
  ['12.11.38', '2.95.15+rev1'],
  ['14.0.12', '2.101.0+rev1'],
  ['14.7.1', '2.110.2+rev1'],
  ['14.11.2', '2.115.5+rev1'],
  ['14.11.10', '3.0.8+rev2'],
  ['15.3.0', '5.1.20+rev1'],
  ['16.6.1', '6.0.24+rev1'],
  ['16.10.1', '6.1.24+rev1'],
  ['17.0.2', '6.5.21+rev7'],
  ['17.4.0', '6.10.6+rev1'],
  ['17.4.2', '6.10.24+rev1'],
  ['17.8.2', '7.4.0+rev1'],
  ['18.2.2', '7.4.0+rev1'],
  ['19.0.5', '7.4.0+rev1'],
];

/** The device types of the fleet, and the first of those rows that each can run. */
const types: readonly (readonly [slug: DeviceTypeSlug, since: number, l4tVersion?: string])[] = [
  ['raspberrypi3', 0],
  ['raspberrypi4-64', 1],
  ['jetson-nano', 0, '32.7.3'],
  ['jetson-tx2', 0, '32.7.3'],
  ['intel-nuc', 0],
  ['generic-aarch64', 9],
  ['beaglebone-black', 0],
  ['raspberrypi5', 13],
];

const updateStatuses = ['done', 'downloading', 'rejected', 'downloaded', 'applying changes', 'aborted', null] as const;

/** What the devices refer to: commits of their own fleet, and a Supervisor's release. */
export interface KioskReleases {
  readonly older: string;
  readonly supervisor: number;
}

/**
 * A device of a large fleet that grew over years, by its number: every device type meets every Supervisor that it
 * can run, one in fifty never booted, and the others differ as devices do.
 */
export function kioskDevice(number: number, { older, supervisor }: KioskReleases): MadeDevice {
  const [deviceType, since, l4tVersion] = at(types, number);
  const pinned = number % 37 === 5 ? { pinnedOn: older } : {};
  const round = Math.floor(number / types.length);
  const place = { name: `kiosk-${String(number).padStart(6, '0')}`, deviceType, ...pinned };
  if (number % 50 === 17) return place;
  const row = since + (round % (boots.length - since));
  const [supervisorVersion, os] = at(boots, row);
  return {
    ...place,
    supervisorVersion,
    osVersion: `balenaOS ${os}`,
    osVariant: number % 13 === 3 ? 'dev' : 'prod',
    isOnline: number % 11 !== 4,
    ...(number % 29 === 8 ? { managedBy: supervisor } : {}),
    ...(row >= boots.findIndex(([version]) => version === '16.10.1') ? updateOf(round, older) : {}),
    tags: tagsOf(number, l4tVersion),
  };
}

/** Where the device is with its update. Who hasn't finished it still runs the older release. */
function updateOf(round: number, older: string): Partial<MadeDevice> {
  const updateStatus = at(updateStatuses, Math.floor(round / boots.length) + round);
  if (updateStatus === null) return {};
  const lastUpdateStatusEvent = new Date(Date.UTC(2024, 5, 1) + round * 60_000).toISOString();
  return { updateStatus, lastUpdateStatusEvent, ...(updateStatus === 'done' ? {} : { running: older }) };
}

function tagsOf(number: number, l4tVersion: string | undefined): Record<string, string> {
  return {
    ...(l4tVersion !== undefined && number % 5 === 2 ? { l4t_version: l4tVersion } : {}),
    ...(number % 9 === 1 ? { kernel_version: '5.15.92' } : {}),
    ...(number % 7 === 6 ? { hall: `${number % 12}`, owner: 'facilities' } : {}),
  };
}

/** The entry at a place of a list that is gone through over and over. */
function at<Entry>(list: readonly Entry[], place: number): Entry {
  const entry = list[place % list.length];
  if (entry === undefined) throw new RangeError('The list is empty');
  return entry;
}
