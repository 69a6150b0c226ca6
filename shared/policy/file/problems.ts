import { byPlace, type Diagnostic, type Location, locate, type Place } from '../../release/index.ts';
import { type PolicyCode, policySeverities } from './codes.ts';

/** Where the problems of one policy are collected. */
export interface PolicyProblems {
  readonly diagnostics: readonly Diagnostic<PolicyCode>[];
  add(code: PolicyCode, at: Place | Location, message: string): void;
}

/**
 * Collects the problems of one policy, and gives them from its top. The same problem of the same place is told once:
 * what is wrong behind an anchor is one mistake, however many aliases repeat it.
 */
export function collectPolicyProblems(): PolicyProblems {
  const told = new Map<string, Diagnostic<PolicyCode>>();
  return {
    get diagnostics() {
      return [...told.values()].sort(byPlace);
    },
    add(code, at, message) {
      const location = 'source' in at ? locate(at) : at;
      const { file, line, column, endLine, endColumn } = location;
      const key = [code, file, line, column, endLine, endColumn].join('\0');
      if (!told.has(key)) told.set(key, { code, severity: policySeverities[code], message, location });
    },
  };
}
