import { createHash } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import { type DeviceTypeSlug, deviceTypeIds } from './device-types.ts';
import { insert } from './insert.ts';

export type MadeTags = Readonly<Record<string, string>>;

/** A device that a test makes up. Without a Supervisor version it is one that never booted. */
export interface MadeDevice {
  readonly uuid?: string;
  readonly name?: string | null;
  /** The fleet's by default. */
  readonly deviceType?: DeviceTypeSlug;
  readonly supervisorVersion?: string | null;
  /** As the device says it: `balenaOS 2.46.1+rev1`. */
  readonly osVersion?: string | null;
  readonly osVariant?: string | null;
  readonly isOnline?: boolean;
  /** The commit of a release of its fleet. */
  readonly pinnedOn?: string;
  /** A commit too; what it should run by default, and nothing where it never booted. */
  readonly running?: string | null;
  /** The id of the release that its Supervisor is to become; of another fleet, as a rule. */
  readonly managedBy?: number;
  readonly updateStatus?: 'rejected' | 'downloading' | 'downloaded' | 'applying changes' | 'aborted' | 'done' | null;
  /** An ISO 8601 time. */
  readonly lastUpdateStatusEvent?: string | null;
  readonly tags?: MadeTags;
}

interface HomeFleet {
  readonly id: number;
  readonly slug: string;
  readonly deviceType: DeviceTypeSlug;
  readonly releases: readonly { readonly id: number; readonly commit: string }[];
  readonly tracked: { readonly id: number } | undefined;
}

/** Puts a fleet's devices and their tags into the database. */
export async function insertDevices(
  database: PGlite,
  fleet: HomeFleet,
  devices: readonly MadeDevice[],
): Promise<readonly { readonly id: number; readonly uuid: string }[]> {
  const types = await deviceTypeIds(database);
  const releases = new Map(fleet.releases.map(({ id, commit }) => [commit, id]));
  const rows = devices.map((device, index) => deviceRow(device, index, fleet, types, releases));
  const ids = await insert(database, 'device', rows);
  const tags = devices.flatMap((device, index) =>
    Object.entries(device.tags ?? {}).map(([key, value]) => ({ device: ids[index], 'tag key': key, value })),
  );
  await insert(database, 'device tag', tags);
  return ids.map((id, index) => ({ id, uuid: rows[index]?.uuid ?? '' }));
}

function deviceRow(
  device: MadeDevice,
  index: number,
  fleet: HomeFleet,
  types: ReadonlyMap<string, number>,
  releases: ReadonlyMap<string, number>,
) {
  const { uuid = md5(`device ${index} of ${fleet.slug}`), name = `device-${index}`, pinnedOn, running } = device;
  const releaseOf = (commit: string) => {
    const id = releases.get(commit);
    if (id === undefined) throw new Error(`${fleet.slug} has no release ${commit}, which device ${name} refers to`);
    return id;
  };
  const {
    supervisorVersion = null,
    osVersion = null,
    osVariant = null,
    isOnline = supervisorVersion !== null,
  } = device;
  const pinned = pinnedOn === undefined ? null : releaseOf(pinnedOn);
  const intended = supervisorVersion === null ? null : (pinned ?? fleet.tracked?.id ?? null);
  return {
    uuid,
    'device name': name,
    'is of-device type': types.get(device.deviceType ?? fleet.deviceType),
    'belongs to-application': fleet.id,
    'supervisor version': supervisorVersion,
    'os version': osVersion,
    'os variant': osVariant,
    'is online': isOnline,
    'is pinned on-release': pinned,
    'is running-release': running === undefined ? intended : running && releaseOf(running),
    'should be managed by-release': device.managedBy ?? null,
    'update status': device.updateStatus ?? null,
    'last update status event': device.lastUpdateStatusEvent ?? null,
    ...privateMatters(uuid, index),
  };
}

/** What nobody ever needs to ask a device for. */
function privateMatters(uuid: string, index: number) {
  const [high, low] = [(index >> 8) & 255, index & 255];
  return {
    'api secret': md5(`secret of ${uuid}`),
    'ip address': `10.0.${high}.${low}`,
    'mac address': `02:00:5E:00:${hex(high)}:${hex(low)}`,
    'public address': `198.51.100.${low}`,
  };
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');
