import type { FleetAdvice } from '../../advice/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { paragraph } from './layout.ts';
import type { Style } from './style.ts';

/** What would win the most devices, the best first. */
export function adviceSection(advice: readonly FleetAdvice[], style: Style, width: number): string[] {
  if (advice.length === 0) return [];
  const lines = advice.map(({ message }, index) => {
    const said = escapeTerminal(message);
    return index === 0 ? style.bold(paragraph(said, 0, width)) : paragraph(`Or: ${said}`, 0, width);
  });
  return [lines.join('\n')];
}
