import stringWidth from 'string-width';
import type { Style } from './style.ts';

/** A table for a terminal, the first column of texts and the others of numbers; cells are escaped already. */
export function textTable(heads: readonly string[], rows: readonly (readonly string[])[], style: Style): string {
  const widths = heads.map((head, column) =>
    Math.max(stringWidth(head), ...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const pad = ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)));
        return column === 0 ? cell + pad : pad + cell;
      })
      .join('  ')
      .trimEnd();
  return [style.bold(line(heads)), ...rows.map(line)].join('\n');
}
