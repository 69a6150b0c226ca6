import { type Annotation, escapeWorkflowData, escapeWorkflowProperty } from '../../shared/report/index.ts';

/** GitHub shows ten of each level of one step, and one of each is the Action's own: the verdict, a warning, what is left */
const shownOfLevel = 9;

const commandOf = { failure: 'error', warning: 'warning', notice: 'notice' } as const;

/** Annotations as commands of a workflow, a line each. */
export interface Commands {
  readonly lines: readonly string[];
  /** how many GitHub would not show, and so were not written */
  readonly left: number;
}

/** Writes the most important annotations, which come first, as commands that a step prints. */
export function annotationCommands(annotations: readonly Annotation[]): Commands {
  const byLevel = Map.groupBy(annotations, ({ level }) => level);
  const shown = new Set([...byLevel.values()].flatMap((some) => some.slice(0, shownOfLevel)));
  return {
    lines: annotations.filter((annotation) => shown.has(annotation)).map(commandLine),
    left: annotations.length - shown.size,
  };
}

function commandLine({ path, startLine, endLine, startColumn, endColumn, level, title, message }: Annotation): string {
  const isOneLine = startLine === endLine;
  const properties: readonly (readonly [string, string | number | undefined])[] = [
    ['file', path],
    ['line', startLine],
    ['endLine', endLine],
    ['col', isOneLine ? startColumn : undefined],
    ['endColumn', isOneLine ? endColumn : undefined],
    ['title', title],
  ];
  const written = properties.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeWorkflowProperty(String(value))}`],
  );
  return `::${commandOf[level]} ${written.join(',')}::${escapeWorkflowData(message)}`;
}
