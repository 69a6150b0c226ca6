import { loadDeviceTypes } from './device-types.ts';
import { rangeTable } from './range-table.ts';
import { type TableAnswer, valuesOf } from './table-answer.ts';

/** The OS versions, ends included, that bring one kernel to a device type. */
export interface KernelRange {
  readonly from: string;
  readonly to: string;
  /** the likeliest */
  readonly version: string;
  /** what else builds with the same OS version may bring */
  readonly alternatives: readonly string[];
}

/** Kernel versions, in three numbers, by device type and OS version. */
export interface KernelTable {
  /** `deviceType` is a slug or an alias, `osVersion` bare (`2.58.6+rev1`) */
  lookUp(deviceType: string, osVersion: string): TableAnswer<string>;
  /** every version that some board ever had, sorted */
  readonly versions: readonly string[];
  /** the slugs that the table covers */
  readonly deviceTypes: readonly string[];
  /** sorted, ESR last, without overlap; between two of them nothing is known */
  ranges(deviceType: string): readonly KernelRange[];
}

/** Loads the kernels. Each call builds a table, so ask once and keep it. */
export async function loadKernels(): Promise<KernelTable> {
  const [{ kernelsData }, deviceTypes] = await Promise.all([import('./kernels-data.ts'), loadDeviceTypes()]);
  const table = rangeTable(kernelsData, String, deviceTypes);
  return {
    lookUp: table.lookUp,
    versions: table.values,
    deviceTypes: table.deviceTypes,
    ranges: (deviceType) =>
      table.ranges(deviceType).flatMap(({ from, to, answer }) => {
        const [version, ...alternatives] = valuesOf(answer);
        return version === undefined ? [] : [{ from, to, version, alternatives }];
      }),
  };
}
