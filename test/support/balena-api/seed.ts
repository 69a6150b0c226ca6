import type { BalenaApi } from './balena-api.ts';
import type { Fleet } from './fleet.ts';
import { kioskDevice } from './kiosk-devices.ts';
import type { MadeRelease } from './releases.ts';

/** The fleets that every suite may count on. */
export interface SeededFleets {
  /** acme/empty: no device, no release. */
  readonly empty: Fleet;
  /** acme/single: one Raspberry Pi 3. */
  readonly single: Fleet;
  /** acme/kiosk: thousands of devices of every type and age. */
  readonly kiosk: Fleet;
  /** acme/mine: two Jetsons, and a release of each kind (see `mineReleases`). */
  readonly mine: Fleet;
  /** acme/signage and umbrella/signage: two fleets with the same name. */
  readonly signage: Fleet;
  readonly othersSignage: Fleet;
  /** A fleet whose slug and name need escaping wherever they go. */
  readonly odd: Fleet;
}

/** What acme/mine was released with, oldest first. Its fleet tracks the third. */
export const mineReleases = [
  {
    version: '1.0.0',
    services: {
      web: {
        labels: {
          'io.balena.features.requires.sw.supervisor': '>=12.6.17',
          'io.balena.features.requires.arch.sw': 'aarch64',
        },
      },
      inference: {
        labels: {
          'io.balena.features.optional': '1',
          'io.balena.features.requires.sw.l4t': '>=32.4.2',
        },
      },
    },
  },
  { version: '1.1.0', services: { web: { contract: null }, inference: { contract: null } } },
  {
    version: '1.2.0',
    services: {
      web: { contract: null, labels: { 'io.balena.features.dbus': '1' } },
      inference: {
        contract: {
          type: 'sw.container',
          slug: 'inference',
          name: 'Inference',
          requires: [
            { type: 'sw.l4t', version: '>=32.4.2' },
            {
              or: [
                { type: 'hw.device-type', slug: 'jetson-tx2' },
                { type: 'hw.device-type', slug: 'jetson-nano' },
              ],
            },
          ],
        },
        labels: { 'io.balena.features.optional': '1' },
      },
    },
  },
  { version: '1.3.0', status: 'failed', services: { web: {} } },
  { version: '1.4.0-draft', isFinal: false, services: { web: {} } },
] satisfies readonly MadeRelease[];

/** Fills an empty server with the same fleets every time; kiosk gets as many devices as are asked for. */
export async function seedFleets(
  api: Pick<BalenaApi, 'addFleet'>,
  { kioskDevices = 3000 }: { kioskDevices?: number } = {},
): Promise<SeededFleets> {
  const supervisors = await api.addFleet({
    slug: 'balena_os/aarch64-supervisor',
    deviceType: 'generic-aarch64',
    isPublic: true,
    releases: [{ version: '17.8.2', services: { main: {} } }],
  });
  const empty = await api.addFleet({ slug: 'acme/empty' });
  const single = await api.addFleet({
    slug: 'acme/single',
    deviceType: 'raspberrypi3',
    releases: [{ services: { web: {} } }],
    devices: [{ name: 'lobby', supervisorVersion: '10.6.27', osVersion: 'balenaOS 2.46.1+rev1', osVariant: 'prod' }],
  });
  const releases = { older: 'a1'.repeat(16), supervisor: supervisors.releases[0]?.id ?? 0 };
  const kiosk = await api.addFleet({
    slug: 'acme/kiosk',
    releases: [{ commit: releases.older, services: { web: {} } }, { services: { web: {} } }],
    devices: Array.from({ length: kioskDevices }, (_, number) => kioskDevice(number, releases)),
  });
  const mine = await api.addFleet({
    slug: 'acme/mine',
    deviceType: 'jetson-tx2',
    releases: mineReleases,
    devices: [
      { name: 'drill', supervisorVersion: '17.4.2', osVersion: 'balenaOS 6.10.24+rev1', osVariant: 'prod' },
      { name: 'crusher', deviceType: 'jetson-nano' },
    ],
  });
  const signage = await api.addFleet({ slug: 'acme/signage', name: 'signage' });
  const othersSignage = await api.addFleet({ slug: 'umbrella/signage', name: 'signage' });
  const odd = await api.addFleet({ slug: "acme/o'dd+fl%20eet&1", name: "Söhne & 'Töchter' #1 100% <b>" });
  return { empty, single, kiosk, mine, signage, othersSignage, odd };
}
