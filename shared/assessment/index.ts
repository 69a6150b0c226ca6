export { type AssessOptions, assess, assessReleases, type DeviceStream, type ReleaseFinder } from './assess.ts';
export {
  type AssessedFleets,
  type AssessFleetsRequest,
  assessFleets,
  type UnreadFleet,
} from './assess-fleets.ts';
export type {
  Assessment,
  Before,
  Change,
  Counts,
  DeviceList,
  DeviceReference,
  Group,
  NoVariant,
  RemovedService,
  ServiceCounts,
} from './assessment.ts';
export { isRejecting } from './comparing.ts';
export { countDevices } from './counts.ts';
export { currentRelease, noRelease } from './current-release.ts';
export { joinDevices } from './device-list.ts';
