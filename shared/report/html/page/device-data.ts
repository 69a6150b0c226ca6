/** What the table of devices is made of: what many share stands once. */
export interface DeviceData {
  /** what a row is: `kinds of devices` where no device may be told from another */
  readonly of: 'devices' | 'kinds of devices';
  readonly groups: readonly DeviceGroup[];
  /** name, uuid and the number of the group, of each device */
  readonly devices: readonly (readonly [name: string, uuid: string, group: number])[];
}

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
  readonly why: string;
  readonly findings: readonly DeviceFinding[];
}

export interface DeviceFinding {
  /** of which release */
  readonly about: string;
  readonly message: string;
  readonly advice: string;
}
