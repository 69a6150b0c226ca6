import type { Files } from '../linting.ts';

/** What a rule has to find in a project, and what it must not take for it. */
export interface Rows {
  readonly trips: readonly Trip[];
  /** projects that look like it and are fine; named by what they show */
  readonly misses: readonly (readonly [title: string, files: Files])[];
}

export interface Trip {
  readonly files: Files;
  /** the text that stands at the place of the finding */
  readonly under: string;
  /** what its message says */
  readonly says: RegExp;
  /** the lines that its fix writes; without one there is no fix */
  readonly fixed?: string;
  /** the texts at its related places */
  readonly related?: readonly string[];
}
