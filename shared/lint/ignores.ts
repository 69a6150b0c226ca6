import {
  commentsOf,
  type DiagnosticCode,
  diagnosticSeverities,
  excerpt,
  lineStarts,
  locate,
  quoted,
  type SourceText,
} from '../release/index.ts';
import { type LintCode, lintSeverities } from './codes.ts';
import type { LintDiagnostic } from './lint.ts';
import { nearest } from './nearest.ts';

/** `# balena-contracts-ignore: CODE reason`, alone on a line or behind something */
const comment = /#\s*balena-contracts-ignore:[ \t]*(\S*)[ \t]*(.*)$/;

interface Ignore {
  readonly code: string;
  readonly reason: string;
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
  /** the lines that it speaks of, from 1 */
  readonly lines: readonly number[];
  used: boolean;
}

/**
 * Leaves out what a comment silences: one code, on the line of the comment or, where it stands alone, on the
 * next line that is no such comment. It has to say why. A comment that silences nothing is told itself.
 */
export function silence(
  found: readonly LintDiagnostic[],
  sources: ReadonlyMap<string, SourceText>,
  mayBeSilenced: (diagnostic: LintDiagnostic) => boolean,
): LintDiagnostic[] {
  const ignores = [...sources.values()].flatMap(ignoresIn);
  if (ignores.length === 0) return [...found];
  const byPlace = new Map<string, Ignore[]>();
  for (const ignore of ignores)
    for (const line of ignore.lines) {
      const key = [ignore.source.file, line, ignore.code].join('\0');
      byPlace.set(key, [...(byPlace.get(key) ?? []), ignore]);
    }
  const left = found.filter((diagnostic) => {
    const { code, location } = diagnostic;
    const asked = byPlace.get([location.file, location.line, code].join('\0')) ?? [];
    const silencing = mayBeSilenced(diagnostic) ? asked.filter(({ reason }) => reason !== '') : [];
    for (const ignore of silencing) ignore.used = true;
    return silencing.length === 0;
  });
  return [...left, ...ignores.filter(({ used }) => !used).map(toDiagnostic)];
}

function ignoresIn(source: SourceText): Ignore[] {
  if (!source.text.includes('balena-contracts-ignore:')) return [];
  const starts = lineStarts(source);
  const found = commentsOf(source).flatMap((place) => {
    const match = comment.exec(source.text.slice(place.start, place.end).trimEnd());
    return match ? [{ match, start: place.start + match.index, line: locate(place).line }] : [];
  });
  const lines = new Set(found.map(({ line }) => line));
  return found.map(({ match: [whole, code = '', reason = ''], start, line }) => {
    const alone = source.text.slice(starts[line - 1], start).trim() === '';
    const spoken = [line, ...(alone ? [nextLine(lines, line)] : [])];
    return { code, reason, source, start, end: start + whole.length, lines: spoken, used: false };
  });
}

// Several such comments may stand above one line.
function nextLine(ignoring: ReadonlySet<number>, line: number): number {
  let next = line + 1;
  while (ignoring.has(next)) next += 1;
  return next;
}

function toDiagnostic({ code, reason, source, start, end }: Ignore): LintDiagnostic {
  return {
    code: 'ignore-unused',
    severity: lintSeverities['ignore-unused'],
    message: whyUnused(code, reason),
    location: locate({ source, start, end }),
  };
}

function whyUnused(code: string, reason: string): string {
  if (code === '')
    return 'The comment names no code, so it silences nothing. Write the code of a finding and a reason.';
  const known: (DiagnosticCode | LintCode)[] = [...keys(lintSeverities), ...keys(diagnosticSeverities)];
  if (!known.some((one) => one === code)) {
    const near = nearest(code, known)?.word;
    return `There is no code ${quoted(code)}, so the comment silences nothing. ${near ? `Write ${near}, or remove it.` : 'Remove it.'}`;
  }
  if (reason === '')
    return `The comment gives no reason, so it doesn't silence ${excerpt(code)}. Write why it is fine here behind the code.`;
  if (diagnosticSeverities[code as DiagnosticCode] === 'error')
    return `${code} leaves it open what a device would get, and can't be silenced. Correct it, and remove the comment.`;
  return `Nothing here is told as ${code}, so the comment silences nothing. Remove it.`;
}

function keys<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
