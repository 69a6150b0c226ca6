import { type Diagnostic, formatLocation } from '../../release/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { paragraph, thousands } from './layout.ts';
import type { Style } from './style.ts';

/** how many diagnostics are shown before the rest are counted */
const shownDiagnostics = 100;

/** What is wrong with the project itself, in the order of files and lines: place, severity, code, and what to do. */
export function diagnosticsSection(diagnostics: readonly Diagnostic[], style: Style, width: number): string[] {
  if (diagnostics.length === 0) return [];
  const colours = { error: style.red, warning: style.yellow, note: style.dim };
  const lines = diagnostics
    .slice(0, shownDiagnostics)
    .flatMap(({ code, severity, message, location }) => [
      `${style.cyan(escapeTerminal(formatLocation(location)))} ${colours[severity](severity)} ${style.dim(code)}`,
      paragraph(escapeTerminal(message), 2, width),
    ]);
  const hidden = diagnostics.length - shownDiagnostics;
  if (hidden > 0) lines.push(`and ${thousands(hidden)} more: see --json`);
  return [lines.join('\n')];
}
