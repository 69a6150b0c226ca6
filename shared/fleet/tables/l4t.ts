import { loadDeviceTypes } from './device-types.ts';
import { rangeTable } from './range-table.ts';
import { type TableAnswer, valuesOf } from './table-answer.ts';

/** A release of L4T. NVIDIA's number and the one that a device shows are not the same. */
export interface L4tRelease {
  /** what `uname -r` shows after `-l4t-r`, its first two or three numbers: `32.7` */
  readonly l4t: string;
  /** what a Supervisor 10.10.0 or newer offers as `sw.l4t`: the same in three numbers, `32.7.0` */
  readonly contract: string;
  /** NVIDIA's own release: `32.7.2` */
  readonly bsp: string;
}

/** The OS versions, ends included, that bring one release of L4T to a device type. */
export interface L4tRange {
  readonly from: string;
  readonly to: string;
  /** the likeliest */
  readonly release: L4tRelease;
  /** what else builds with the same OS version may bring */
  readonly alternatives: readonly L4tRelease[];
}

/** Releases of L4T by device type and OS version. */
export interface L4tTable {
  /**
   * `deviceType` is a slug or an alias, `osVersion` bare (`2.58.6+rev1`). A board that isn't a
   * Jetson has no L4T, whatever its OS; of a device type that nobody knows that can't be said.
   */
  lookUp(deviceType: string, osVersion: string): TableAnswer<L4tRelease>;
  /** every distinct release that some board ever reported, sorted by contract, then bsp */
  readonly releases: readonly L4tRelease[];
  /** the slugs of the boards with L4T that the table covers */
  readonly deviceTypes: readonly string[];
  /** sorted, ESR last, without overlap; between two of them nothing is known */
  ranges(deviceType: string): readonly L4tRange[];
}

/** Loads the releases of L4T. Each call builds a table, so ask once and keep it. */
export async function loadL4t(): Promise<L4tTable> {
  const [{ l4tData }, deviceTypes] = await Promise.all([import('./l4t-data.ts'), loadDeviceTypes()]);
  const table = rangeTable(l4tData, readRelease, deviceTypes);
  const otherJetsons = new Set(l4tData.otherJetsons.split(' '));
  const otherBoards = new Set(l4tData.otherBoards.split(' '));
  const hasNone = (deviceType: string): boolean => {
    const slug = deviceTypes.find(deviceType)?.slug;
    return slug === undefined ? otherBoards.has(deviceType) : !otherJetsons.has(slug);
  };
  return {
    lookUp(deviceType, osVersion) {
      const answer = table.lookUp(deviceType, osVersion);
      const isOutside = answer.kind === 'not-covered' && answer.why === 'device-type';
      return isOutside && hasNone(deviceType) ? absent : answer;
    },
    releases: table.values,
    deviceTypes: table.deviceTypes,
    ranges: (deviceType) =>
      table.ranges(deviceType).flatMap(({ from, to, answer }) => {
        const [release, ...alternatives] = valuesOf(answer);
        return release ? [{ from, to, release, alternatives }] : [];
      }),
  };
}

const absent = { kind: 'absent' } as const;

/** `32.7/32.7.2`: what a device shows, and NVIDIA's own number */
function readRelease(text: string): L4tRelease {
  const [l4t = '', bsp = ''] = text.split('/');
  return { l4t, contract: l4t.split('.').length === 2 ? `${l4t}.0` : l4t, bsp };
}
