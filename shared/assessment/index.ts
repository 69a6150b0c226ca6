export { assess, type DeviceStream } from './assess.ts';
export type { Assessment, Counts, DeviceList, DeviceReference, Group, NoVariant, ServiceCounts } from './assessment.ts';
export { joinDevices } from './device-list.ts';
