import type { Check } from '../../policy/index.ts';
import { type Diagnostic, formatLocation, type Severity, type SourceText } from '../../release/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { headOf, paintOf } from './diagnostics.ts';
import { diffLines } from './diff.ts';
import { count, paragraph, thousands } from './layout.ts';
import { sourceLine } from './source-line.ts';
import { makeStyle, type Style } from './style.ts';
import type { TextOptions } from './text.ts';

/** how many findings are shown before the rest are counted, and how many further places of one */
const shownFindings = 100;
const shownPlaces = 5;

/**
 * What is wrong with a project alone: each finding with the line that it is about, and a last line that counts
 * them. `sources` are the texts of the files, by path. Ends with a newline.
 */
export function toLintText(
  check: Check,
  sources: ReadonlyMap<string, SourceText>,
  { width, colours }: TextOptions,
): string {
  const style = makeStyle(colours);
  const { diagnostics } = check;
  const findings = diagnostics.slice(0, shownFindings).map((one) => finding(one, sources, style, width));
  const hidden = diagnostics.length - shownFindings;
  if (hidden > 0) findings.push(`and ${thousands(hidden)} more: see --json`);
  return `${[...findings, paragraph(summary(check, style), 0, width)].join('\n\n')}\n`;
}

function finding(
  { code, severity, message, location, related = [], fix }: Diagnostic,
  sources: ReadonlyMap<string, SourceText>,
  style: Style,
  width: number,
): string {
  const others = related.slice(0, shownPlaces).map((one) => `${formatLocation(one.location)} ${one.message}`);
  const more = related.length - others.length;
  return [
    paragraph(headOf({ code, severity, location }, style), 0, width),
    ...sourceLine(location, sources.get(location.file), style, paintOf(severity, style), width),
    paragraph(escapeTerminal(message), 2, width),
    ...others.map((other) => style.dim(paragraph(escapeTerminal(other), 4, width))),
    ...(more > 0 ? [style.dim(`    and ${count(more, 'more place')}`)] : []),
    ...(fix ? [style.green(paragraph(`--fix: ${escapeTerminal(fix.description)}`, 4, width))] : []),
  ].join('\n');
}

function summary({ release, diagnostics, result }: Check, style: Style): string {
  const of = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const services = count(release?.services.length ?? 0, 'service');
  const found = (['error', 'warning', 'note'] as const)
    .flatMap((severity) => (of(severity) > 0 ? [count(of(severity), severity)] : []))
    .join(', ');
  if (result.status !== 'passed' && found) return style.red(`✗ ${found} in ${services}.`);
  return found ? style.yellow(`${found} in ${services}.`) : style.green(`✓ Nothing wrong found in ${services}.`);
}

/** What was corrected in a project's files, and which of them were left alone. */
export interface Fixed {
  readonly files: readonly { readonly file: string; readonly before: string; readonly after: string }[];
  readonly fixed: readonly Diagnostic[];
  /** the files that were left alone, with why and what to do */
  readonly refused: ReadonlyMap<string, string>;
}

/** The difference that a correction makes, file by file. Ends with a blank line, for what is left comes behind it. */
export function toFixText({ files, fixed, refused }: Fixed, { width, colours }: TextOptions): string {
  const style = makeStyle(colours);
  const diffs = files.map(({ file, before, after }) => diffLines(file, before, after, style).join('\n'));
  const left = [...refused].map(([file, why]) =>
    style.yellow(paragraph(`${escapeTerminal(file)} is left alone, for ${why}.`, 0, width)),
  );
  const done = `Corrected ${count(fixed.length, 'finding')} in ${count(files.length, 'file')}.`;
  return `${[...diffs, ...left, ...(fixed.length > 0 || left.length === 0 ? [done] : [])].join('\n\n')}\n\n`;
}
