export { type AdvisedFleet, adviseFleet } from './advise-fleet.ts';
export type { FleetAdvice } from './best-changes.ts';
export { loadOsUpdates, type OsUpdates, type UpdatesFinder } from './os-updates.ts';
export { type Assumption, assume, type WhatIf } from './what-if.ts';
export { type AdvisedFleets, adviseFleets, withAdvice } from './with-advice.ts';
