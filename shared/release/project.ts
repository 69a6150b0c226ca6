import type { MergeBudget } from './compose/compose-merge.ts';
import type { ProjectFiles } from './files/project-files.ts';
import type { SentFiles } from './files/sent-files.ts';
import type { Problems } from './problems.ts';

/** What every step of one reading works with. */
export interface Project {
  readonly files: ProjectFiles;
  readonly sent: SentFiles;
  readonly problems: Problems;
  /** how much `extends` and overriding files may still copy */
  readonly mergeBudget: MergeBudget;
  /** how many files may still be included, those with variables for them too */
  readonly includeBudget: { left: number };
}
