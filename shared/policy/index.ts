export { type AppliedExcuse, applyExcuses, type FleetExcuses } from './apply-excuses.ts';
export { type Check, type Checked, concludeCheck, concludeLint, type Terms } from './check.ts';
export { excuseFinder, tagsOfExcuses } from './excused-devices.ts';
export { type PolicyCode, policySeverities } from './file/codes.ts';
export { policyError } from './file/policy-error.ts';
export { readPolicyFile, readProjectPolicy } from './file/project-policy.ts';
export { type PolicyRead, readPolicy } from './file/read-policy.ts';
export { type NamePattern, namePattern } from './name-pattern.ts';
export {
  type Excuse,
  type ExcusedDevices,
  type FailOn,
  failOnNames,
  noPolicy,
  type Policy,
  type Tolerance,
} from './policy.ts';
export { countsAsFailing, type Result, type Status } from './result.ts';
export { toleranceOf } from './tolerance.ts';
