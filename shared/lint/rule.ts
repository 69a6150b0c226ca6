import type { Fix, Place } from '../release/index.ts';
import type { LintCode } from './codes.ts';
import type { LintedProject } from './linted-project.ts';

/** Looks at a project for one kind of trap, or a few that are seen in one look. */
export type Rule = (project: LintedProject) => readonly Told[] | Promise<readonly Told[]>;

/** What a rule has found, at its place. */
export interface Told {
  readonly code: LintCode;
  readonly at: Place;
  /** what is written, what it means, what to do: strangers' words in it shortened, not yet escaped */
  readonly message: string;
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
  readonly fix?: Fix | undefined;
}
