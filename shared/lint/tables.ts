import {
  type DeviceTypeTable,
  type KernelTable,
  type L4tTable,
  loadDeviceTypes,
  loadKernels,
  loadL4t,
  loadSupervisors,
  type SupervisorTable,
} from '../fleet/index.ts';
import type { KnownVersions } from './known-versions.ts';

/** The facts tables, each loaded when a rule first asks for it. */
export interface Tables {
  deviceTypes(): Promise<DeviceTypeTable>;
  l4t(): Promise<L4tTable>;
  kernels(): Promise<KernelTable>;
  supervisors(): Promise<SupervisorTable>;
  /** what was gathered of them so far, by the type of requirement that asks for it (known-versions.ts) */
  readonly versions: Map<string | undefined, Promise<KnownVersions | undefined>>;
}

export function lazyTables(): Tables {
  return {
    deviceTypes: once(loadDeviceTypes),
    l4t: once(loadL4t),
    kernels: once(loadKernels),
    supervisors: once(loadSupervisors),
    versions: new Map(),
  };
}

function once<Table>(load: () => Promise<Table>): () => Promise<Table> {
  let table: Promise<Table> | undefined;
  return () => {
    table ??= load();
    return table;
  };
}
