export { type AnonymousRelease, anonymousRelease } from './anonymous-release.ts';
export {
  type AccountAuditRequest,
  type AuditedFleet,
  auditAccount,
  findFleets,
  type UnauditedFleet,
} from './audit-account.ts';
export { auditFleet, type FleetAudit, type FleetAuditRequest } from './audit-fleet.ts';
export { auditSnapshot, type SnapshotAuditRequest } from './audit-snapshot.ts';
export { chooseFleets, isPattern } from './choose-fleets.ts';
export { inTurns } from './in-turns.ts';
export { type CountedFleet, mostParts, type Part, planAudit } from './plan.ts';
export { type Contradiction, compareWithReality, type Outcome, outcomes, type Reality } from './reality.ts';
