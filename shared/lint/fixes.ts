import { type Edit, lineStarts, type SourceText } from '../release/index.ts';
import type { LintDiagnostic } from './lint.ts';

export interface FixedProject {
  /** the new texts of the files that change, by path */
  readonly texts: ReadonlyMap<string, string>;
  /** what was corrected */
  readonly fixed: readonly LintDiagnostic[];
}

/**
 * Applies the fixes of diagnostics to the texts that they were told of: nothing but the places of their edits
 * changes. A fix is applied as a whole or not at all; one that touches a place where an earlier one has
 * changed something is left for the next time. `mayChange` says which files may be touched.
 */
export function applyFixes(
  diagnostics: readonly LintDiagnostic[],
  sources: ReadonlyMap<string, SourceText>,
  mayChange: (file: string) => boolean = () => true,
): FixedProject {
  const changes = new Map<string, Change[]>();
  const fixed = diagnostics.filter(({ fix }) => {
    const wanted = fix?.edits.map((edit) => toChange(edit, sources));
    if (wanted === undefined || wanted.length === 0) return false;
    for (const change of wanted) {
      if (change === undefined || !mayChange(change.file)) return false;
      if (changes.get(change.file)?.some((other) => overlap(change, other))) return false;
    }
    for (const change of wanted) if (change) changes.set(change.file, [...(changes.get(change.file) ?? []), change]);
    return true;
  });
  const texts = [...changes].map(([file, some]) => [file, changed(sources.get(file)?.text ?? '', some)] as const);
  return { texts: new Map(texts), fixed };
}

interface Change {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function toChange({ location, text }: Edit, sources: ReadonlyMap<string, SourceText>): Change | undefined {
  const { file, line, column, endLine, endColumn } = location;
  const source = sources.get(file);
  if (source === undefined) return undefined;
  const starts = lineStarts(source);
  const start = (starts[line - 1] ?? Number.NaN) + column - 1;
  const end = (starts[endLine - 1] ?? Number.NaN) + endColumn - 1;
  return Number.isNaN(start) || Number.isNaN(end) ? undefined : { file, start, end, text };
}

function overlap(a: Change, b: Change): boolean {
  return a.start < b.end && b.start < a.end;
}

function changed(text: string, changes: readonly Change[]): string {
  const inOrder = changes.toSorted((a, b) => a.start - b.start);
  let result = '';
  let done = 0;
  for (const { start, end, text: into } of inOrder) {
    result += text.slice(done, start) + into;
    done = end;
  }
  return result + text.slice(done);
}
