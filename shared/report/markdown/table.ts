/** One column: its head, and whether numbers stand in it. */
export interface Column {
  readonly head: string;
  readonly isNumber?: boolean;
}

/** A table as GitHub renders it; the cells are Markdown already, each on one line. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ head }) => head)),
    line(columns.map(({ isNumber }) => (isNumber ? '---:' : ':---'))),
    ...rows.map(line),
  ].join('\n');
}
