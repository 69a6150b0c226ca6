import type { PGlite } from '@electric-sql/pglite';
import { insert } from './insert.ts';

/** The device types that tests have devices of: their names and architectures. */
const deviceTypes = {
  'beaglebone-black': ['BeagleBone Black', 'armv7hf'],
  'generic-aarch64': ['Generic AARCH64', 'aarch64'],
  'generic-amd64': ['Generic x86_64 (GPT)', 'amd64'],
  'intel-nuc': ['Intel NUC', 'amd64'],
  'jetson-nano': ['Nvidia Jetson Nano SD-CARD', 'aarch64'],
  'jetson-tx2': ['Nvidia Jetson TX2', 'aarch64'],
  'jetson-xavier': ['Nvidia Jetson Xavier', 'aarch64'],
  'raspberry-pi': ['Raspberry Pi (v1 / Zero / Zero W)', 'rpi'],
  raspberrypi3: ['Raspberry Pi 3', 'armv7hf'],
  'raspberrypi4-64': ['Raspberry Pi 4 (using 64bit OS)', 'aarch64'],
  raspberrypi5: ['Raspberry Pi 5 & CM5', 'aarch64'],
} as const;

export type DeviceTypeSlug = keyof typeof deviceTypes;

/** Puts the device types and their architectures into an empty database. */
export async function insertDeviceTypes(database: PGlite): Promise<void> {
  const architectures = [...new Set(Object.values(deviceTypes).map(([, architecture]) => architecture))];
  const ids = await insert(
    database,
    'cpu architecture',
    architectures.map((slug) => ({ slug })),
  );
  const rows = Object.entries(deviceTypes).map(([slug, [name, architecture]]) => ({
    slug,
    name,
    'is of-cpu architecture': ids[architectures.indexOf(architecture)],
  }));
  await insert(database, 'device type', rows);
}

/** The id of each device type, by its slug. */
export async function deviceTypeIds(database: PGlite): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.query<{ id: number; slug: string }>('SELECT id, slug FROM "device type"');
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}
