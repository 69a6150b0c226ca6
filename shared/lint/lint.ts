import {
  byPlace,
  type Diagnostic,
  type DiagnosticCode,
  leavesUndecided,
  locate,
  type ProjectRead,
} from '../release/index.ts';
import { type LintCode, lintSeverities } from './codes.ts';
import { silence } from './ignores.ts';
import { lintedProject } from './linted-project.ts';
import type { Told } from './rule.ts';
import { rules } from './rules/index.ts';

/** Something that is wrong with a project, or may be: told by its reading, or by lint. */
export type LintDiagnostic = Diagnostic<DiagnosticCode | LintCode>;

/**
 * All that is to be told of a project: what its reading told, and the traps that builders accept and
 * devices take otherwise than they look; in the order of files and lines, without what comments
 * silence. The facts tables that the rules need are loaded when they need them. What leaves a contract
 * undecided can't be silenced.
 */
export async function lint(read: ProjectRead): Promise<LintDiagnostic[]> {
  const project = lintedProject(read);
  const found: LintDiagnostic[] = [...read.diagnostics];
  for (const rule of rules) found.push(...once(await rule(project)).map(toDiagnostic));
  return silence(found, read.written.sources, (diagnostic) => !leavesUndecided(diagnostic)).sort(byPlace);
}

/** A place that several services share, by an anchor or a context, is one mistake. */
function once(told: readonly Told[]): Told[] {
  const seen = new Set<string>();
  return told.filter(({ code, at: { source, start, end } }) => {
    const key = [code, source.file, start, end].join('\0');
    return !seen.has(key) && seen.add(key);
  });
}

function toDiagnostic({ code, at, message, related, fix }: Told): Diagnostic<LintCode> {
  return {
    code,
    severity: lintSeverities[code],
    message,
    location: locate(at),
    ...(related && {
      related: related.map(({ at: place, message: what }) => ({ location: locate(place), message: what })),
    }),
    ...(fix && { fix }),
  };
}
