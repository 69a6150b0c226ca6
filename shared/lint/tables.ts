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

/** The facts tables, each loaded when a rule first asks for it. */
export interface Tables {
  deviceTypes(): Promise<DeviceTypeTable>;
  l4t(): Promise<L4tTable>;
  kernels(): Promise<KernelTable>;
  supervisors(): Promise<SupervisorTable>;
}

export function lazyTables(): Tables {
  return {
    deviceTypes: once(loadDeviceTypes),
    l4t: once(loadL4t),
    kernels: once(loadKernels),
    supervisors: once(loadSupervisors),
  };
}

function once<Table>(load: () => Promise<Table>): () => Promise<Table> {
  let table: Promise<Table> | undefined;
  return () => {
    table ??= load();
    return table;
  };
}
