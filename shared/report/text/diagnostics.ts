import { type Diagnostic, formatLocation, type Severity } from '../../release/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { paragraph, thousands } from './layout.ts';
import type { Style } from './style.ts';

/** how many diagnostics are shown before the rest are counted */
const shownDiagnostics = 100;

/** What is wrong with the project itself, in the order of files and lines: place, severity, code, and what to do. */
export function diagnosticsSection(diagnostics: readonly Diagnostic[], style: Style, width: number): string[] {
  if (diagnostics.length === 0) return [];
  const lines = diagnostics
    .slice(0, shownDiagnostics)
    .flatMap(({ code, severity, message, location }) => [
      paragraph(headOf({ code, severity, location }, style), 0, width),
      paragraph(escapeTerminal(message), 2, width),
    ]);
  const hidden = diagnostics.length - shownDiagnostics;
  if (hidden > 0) lines.push(`and ${thousands(hidden)} more: see --json`);
  return [lines.join('\n')];
}

/** The first line of a diagnostic: its place, severity and code. */
export function headOf(
  { code, severity, location }: Pick<Diagnostic, 'code' | 'severity' | 'location'>,
  style: Style,
): string {
  const place = style.cyan(escapeTerminal(formatLocation(location)));
  return `${place} ${paintOf(severity, style)(severity)} ${style.dim(code)}`;
}

/** The colour of a severity. */
export function paintOf(severity: Severity, style: Style): (text: string) => string {
  return { error: style.red, warning: style.yellow, note: style.cyan }[severity];
}
