import { type Diagnostic, type DiagnosticCode, diagnosticSeverities, type Fix } from './diagnostic.ts';
import { locate, type Place } from './files/source-text.ts';
import type { Location } from './location.ts';

/** Where the problems of one reading are collected. */
export interface Problems {
  readonly diagnostics: readonly Diagnostic<DiagnosticCode>[];
  /** why the release as a whole can't be known, the first reason that was given */
  readonly undecided: string | undefined;
  add(code: DiagnosticCode, at: Place | Location, message: string, fix?: Fix): void;
  /** says that services or requirements may exist that nobody has seen, in one sentence */
  undecide(reason: string): void;
}

/**
 * Collects problems, and gives them in the order of files and lines. The same problem of the same place is
 * told once: a label that a hundred services share by an anchor is one mistake, not a hundred.
 */
export function collectProblems(): Problems {
  const diagnostics: Diagnostic<DiagnosticCode>[] = [];
  const told = new Set<string>();
  let undecided: string | undefined;
  return {
    get diagnostics() {
      return diagnostics.toSorted(byPlace);
    },
    get undecided() {
      return undecided;
    },
    add(code, at, message, fix) {
      const location = 'source' in at ? locate(at) : at;
      const { file, line, column, endLine, endColumn } = location;
      const key = [code, file, line, column, endLine, endColumn].join('\0');
      if (told.has(key)) return;
      told.add(key);
      const severity = diagnosticSeverities[code];
      diagnostics.push({ code, severity, message, location, ...(fix !== undefined && { fix }) });
    },
    undecide(reason) {
      undecided ??= reason;
    },
  };
}

/** the project as a whole first, then file by file from the top; what is at one place stays in the order in which it was found */
export function byPlace({ location: a }: Diagnostic, { location: b }: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
