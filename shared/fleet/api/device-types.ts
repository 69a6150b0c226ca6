import type { Ask } from './asking.ts';
import type { Connection } from './connection.ts';
import { idOf, isRow, type Row, rowsOf } from './row.ts';

/** What the API says of a device type. */
export interface ApiDeviceType {
  readonly slug: string;
  /** absent where the API doesn't say it */
  readonly arch?: string;
}

/** Device types by the API's ids. */
export type DeviceTypes = ReadonlyMap<number, ApiDeviceType>;

/**
 * Looks up all device types with their architectures: some hundred rows, once for all fleets. To
 * have them with each device would make reading a fleet two to three times as slow.
 */
export function readDeviceTypes({ sdk }: Connection, ask: Ask): Promise<DeviceTypes> {
  return ask(
    'the device types',
    (signal) =>
      sdk.pine.get({
        resource: 'device_type',
        passthrough: { signal, refreshToken: false },
        options: { $select: ['id', 'slug'], $expand: { is_of__cpu_architecture: { $select: ['slug'] } } },
      }),
    (answer) => {
      const entries = rowsOf(answer)?.map(deviceTypeOf);
      return entries?.every((entry) => entry !== undefined) ? new Map(entries) : undefined;
    },
  );
}

function deviceTypeOf({ id, slug, is_of__cpu_architecture: architecture }: Row): [number, ApiDeviceType] | undefined {
  const key = idOf(id);
  if (key === undefined || typeof slug !== 'string') return undefined;
  const arch: unknown = Array.isArray(architecture) && isRow(architecture[0]) ? architecture[0]['slug'] : undefined;
  return [key, typeof arch === 'string' ? { slug, arch } : { slug }];
}
