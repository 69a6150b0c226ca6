export { type Check, type Checked, concludeCheck, concludeLint } from './check.ts';
export type { FailOn, Result, Status } from './result.ts';
