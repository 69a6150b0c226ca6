/** What the table of devices is made of, as the page keeps it: of many devices that share much, so each text stands once. */
export interface DeviceData {
  /** what a row is: `kinds of devices` where no device may be told from another */
  readonly of: 'devices' | 'kinds of devices';
  readonly texts: readonly string[];
  /** of each group the places of its texts: its cells, then about, message and advice of each finding */
  readonly groups: readonly (readonly number[])[];
  /** name, uuid and the place of the group, of each device */
  readonly devices: readonly PackedDevice[];
}

export type PackedDevice = readonly [name: string, uuid: string, group: number];

/** What the devices of one group share: the cells of the table, and what is told of one that is looked at. */
export interface DeviceGroup {
  readonly fleet: string;
  readonly release: string;
  readonly type: string;
  readonly os: string;
  readonly supervisor: string;
  readonly judgement: string;
  /** since the last audit; empty where nothing changed or nobody knows */
  readonly since: string;
  /** what they make of the project's next release; empty without one */
  readonly next: string;
  readonly reports: string;
  /** the first reason for the judgement */
  readonly why: string;
  readonly findings: readonly DeviceFinding[];
}

export interface DeviceFinding {
  /** of which release */
  readonly about: string;
  readonly message: string;
  readonly advice: string;
}

const cells = [
  'fleet',
  'release',
  'type',
  'os',
  'supervisor',
  'judgement',
  'since',
  'next',
  'reports',
  'why',
] as const satisfies readonly (keyof DeviceGroup)[];

export function packDevices(
  of: DeviceData['of'],
  groups: readonly DeviceGroup[],
  devices: readonly PackedDevice[],
): DeviceData {
  const places = new Map<string, number>();
  const placeOf = (text: string) => {
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  };
  const packed = groups.map((group) => [
    ...cells.map((cell) => placeOf(group[cell])),
    ...group.findings.flatMap(({ about, message, advice }) => [about, message, advice].map(placeOf)),
  ]);
  return { of, texts: [...places.keys()], groups: packed, devices };
}

export function unpackGroups({ texts, groups }: DeviceData): DeviceGroup[] {
  return groups.map((places) => {
    const told = places.map((place) => texts[place] ?? '');
    const group = Object.fromEntries(cells.map((cell, index) => [cell, told[index] ?? '']));
    const findings: DeviceFinding[] = [];
    for (let at = cells.length; at < told.length; at += 3) {
      const [about = '', message = '', advice = ''] = told.slice(at, at + 3);
      findings.push({ about, message, advice });
    }
    return { ...(group as Record<(typeof cells)[number], string>), findings };
  });
}
