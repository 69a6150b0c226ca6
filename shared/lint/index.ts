export { type LintCode, lintSeverities } from './codes.ts';
export { applyFixes, type FixedProject } from './fixes.ts';
export { type LintDiagnostic, lint } from './lint.ts';
export { type Nearest, nearest } from './nearest.ts';
