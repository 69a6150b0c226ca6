import { escapeTerminal } from '../escape/terminal.ts';
import type { Style } from './style.ts';

/** lines that are shown around a change */
const context = 2;

/** What changes in a file, line by line, as `diff -u` shows it. */
export function diffLines(file: string, before: string, after: string, style: Style): string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const shown = escapeTerminal(file);
  let shift = 0;
  const hunks = hunksOf(changesBetween(old, now), old.length).flatMap(({ start, end, changes }) => {
    const grown = changes.reduce((sum, { from, to, into }) => sum + into.length - (to - from), 0);
    const [length, from] = [end - start, start + 1];
    const head = style.cyan(`@@ -${from},${length} +${from + shift},${length + grown} @@`);
    shift += grown;
    return [head, ...hunkLines(old, start, end, changes, style)];
  });
  return [style.bold(`--- a/${shown}`), style.bold(`+++ b/${shown}`), ...hunks];
}

interface Change {
  /** the lines that go, by index, and those that come in their place */
  readonly from: number;
  readonly to: number;
  readonly into: readonly string[];
}

/**
 * Fixes change words within lines, so that lines keep their numbers and are held against each other one by
 * one; otherwise all between the first and the last that differ is one change.
 */
function changesBetween(old: readonly string[], now: readonly string[]): Change[] {
  const changes: Change[] = [];
  if (old.length === now.length) {
    for (const [index, line] of old.entries()) {
      const into = now[index] ?? '';
      const last = changes.at(-1);
      if (line === into) continue;
      if (last?.to === index) changes[changes.length - 1] = { ...last, to: index + 1, into: [...last.into, into] };
      else changes.push({ from: index, to: index + 1, into: [into] });
    }
    return changes;
  }
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return [{ from: start, to: old.length - end, into: now.slice(start, now.length - end) }];
}

interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly changes: readonly Change[];
}

/** Changes with the lines around them, joined where those meet. */
function hunksOf(changes: readonly Change[], lines: number): Hunk[] {
  const hunks: Hunk[] = [];
  for (const change of changes) {
    const [start, end] = [Math.max(0, change.from - context), Math.min(lines, change.to + context)];
    const last = hunks.at(-1);
    if (last && start <= last.end)
      hunks[hunks.length - 1] = { start: last.start, end, changes: [...last.changes, change] };
    else hunks.push({ start, end, changes: [change] });
  }
  return hunks;
}

function hunkLines(old: readonly string[], start: number, end: number, changes: readonly Change[], style: Style) {
  const lines: string[] = [];
  const same = (from: number, to: number) => old.slice(from, to).map((line) => ` ${escapeTerminal(line)}`.trimEnd());
  let next = start;
  for (const { from, to, into } of changes) {
    lines.push(...same(next, from));
    lines.push(...old.slice(from, to).map((line) => style.red(`-${escapeTerminal(line)}`)));
    lines.push(...into.map((line) => style.green(`+${escapeTerminal(line)}`)));
    next = to;
  }
  return [...lines, ...same(next, end)];
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
