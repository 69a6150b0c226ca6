export { type Base, type BaseOptions, readBase } from './base.ts';
export { check } from './check.ts';
export { failedCheck, isFault } from './failed-check.ts';
export type * from './question.ts';
export { readSource, type Source } from './source.ts';
