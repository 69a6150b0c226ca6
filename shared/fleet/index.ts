export type * from './device.ts';
export { FleetError, type FleetErrorCode, type FleetErrorDetails } from './fleet-error.ts';
export { defaultFactTags, type FactTags } from './record/facts-of-record.ts';
export { longestName } from './record/limits.ts';
export { readSnapshot, type SnapshotHeader, type SnapshotOptions } from './snapshot/read-snapshot.ts';
export { firstStep, follow } from './value-path.ts';
