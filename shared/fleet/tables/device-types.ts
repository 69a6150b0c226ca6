/** A device type that balena has a contract for (`hw.device-type`). */
export interface DeviceType {
  readonly slug: string;
  /** the architecture's slug: `aarch64`, `rpi` */
  readonly arch: string;
  /** as balena's dashboard shows it */
  readonly name: string;
  /** other slugs that it has or had */
  readonly aliases: readonly string[];
  readonly private: boolean;
}

export interface DeviceTypeTable {
  find(slugOrAlias: string): DeviceType | undefined;
  readonly all: readonly DeviceType[];
}

/** Loads the device types. Each call builds a table, so ask once and keep it. */
export async function loadDeviceTypes(): Promise<DeviceTypeTable> {
  const { deviceTypesData } = await import('./device-types-data.ts');
  const all = deviceTypesData.split('\n').map(readDeviceType);
  const found = new Map<string, DeviceType>();
  for (const type of all) for (const name of [type.slug, ...type.aliases]) found.set(name, type);
  return { all, find: (slugOrAlias) => found.get(slugOrAlias) };
}

/** `slug|arch|name|alias,alias|private`, the last two only where there are any */
export function readDeviceType(line: string): DeviceType {
  const [slug = '', arch = '', name = '', aliases = '', reach = ''] = line.split('|');
  return { slug, arch, name, aliases: aliases === '' ? [] : aliases.split(','), private: reach === 'private' };
}
