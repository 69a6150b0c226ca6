import { createHash } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import { type DeviceTypeSlug, deviceTypeIds } from './device-types.ts';
import { insertDevices, type MadeDevice, type MadeTags } from './devices.ts';
import { insert } from './insert.ts';
import { insertReleases, type MadeRelease } from './releases.ts';

/** A fleet that a test makes up. What it leaves out gets the value that most fleets have. */
export interface MadeFleet {
  /** `organization/fleet`. */
  readonly slug: string;
  /** The part of the slug after the organization by default. Two fleets may have the same name. */
  readonly name?: string;
  /** raspberrypi4-64 by default; its devices may be of any type. */
  readonly deviceType?: DeviceTypeSlug;
  readonly isPublic?: boolean;
  readonly isHost?: boolean;
  readonly isArchived?: boolean;
  readonly tags?: MadeTags;
  /** Oldest first. */
  readonly releases?: readonly MadeRelease[];
  /** The commit that the fleet's devices should run: by default of the latest release that is final and succeeded. */
  readonly tracks?: string | null;
  readonly devices?: readonly MadeDevice[];
}

/** A fleet in the database: its ids, in the order in which it was made. */
export interface Fleet {
  readonly id: number;
  readonly slug: string;
  readonly releases: readonly { readonly id: number; readonly commit: string }[];
  /** The release that its devices should run, unless they are pinned. */
  readonly tracked: { readonly id: number; readonly commit: string } | undefined;
  readonly devices: readonly { readonly id: number; readonly uuid: string }[];
}

/** Puts a fleet with all it has into the database. */
export async function addFleet(database: PGlite, fleet: MadeFleet): Promise<Fleet> {
  const { slug, deviceType = 'raspberrypi4-64' } = fleet;
  const id = await insertApplication(database, fleet, deviceType);
  const { releases, latest } = await insertReleases(database, { id, slug }, fleet.releases ?? []);
  const tracked = fleet.tracks === undefined ? latest : releases.find(({ commit }) => commit === fleet.tracks);
  if (tracked) {
    await database.query('UPDATE "application" SET "should be running-release" = $1 WHERE id = $2', [tracked.id, id]);
  }
  const devices = await insertDevices(database, { id, slug, deviceType, releases, tracked }, fleet.devices ?? []);
  return { id, slug, releases, tracked, devices };
}

async function insertApplication(database: PGlite, fleet: MadeFleet, deviceType: DeviceTypeSlug): Promise<number> {
  const { slug, isPublic = false, isHost = false, isArchived = false, tags = {} } = fleet;
  const [handle = '', name = handle] = slug.split('/');
  const [id] = await insert(database, 'application', [
    {
      organization: await organizationOf(database, handle),
      'app name': fleet.name ?? name,
      slug,
      uuid: createHash('md5').update(`fleet ${slug}`).digest('hex'),
      'is of-class': 'fleet',
      'is archived': isArchived,
      'is host': isHost,
      'is public': isPublic,
      'should track latest release': true,
      'is for-device type': (await deviceTypeIds(database)).get(deviceType),
    },
  ]);
  if (id === undefined) throw new Error(`The fleet ${slug} was not put into the database`);
  const tagRows = Object.entries(tags).map(([key, value]) => ({ application: id, 'tag key': key, value }));
  await insert(database, 'application tag', tagRows);
  return id;
}

async function organizationOf(database: PGlite, handle: string): Promise<number | undefined> {
  const known = await database.query<{ id: number }>('SELECT id FROM "organization" WHERE handle = $1', [handle]);
  return known.rows[0]?.id ?? (await insert(database, 'organization', [{ handle, name: handle }]))[0];
}
