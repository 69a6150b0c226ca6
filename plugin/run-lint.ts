import { lint } from '../shared/lint/index.ts';
import { openSource } from '../shared/machine/source-directory.ts';
import { type Check, concludeLint } from '../shared/policy/index.ts';
import { readProject, type Severity, type SourceText } from '../shared/release/index.ts';
import { definedOnly } from './environment.ts';
import { type FixOutcome, fixProject } from './fix-project.ts';

/** What `contracts:lint` was asked, with what it may read. */
export interface LintRequest {
  readonly source: string;
  readonly multiDockerignore: boolean;
  readonly composeSpec: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** the least severity that fails */
  readonly failFrom: Severity;
  /** correct what can be corrected with certainty; `force` also where it can't be taken back by git */
  readonly fix: false | 'careful' | 'force';
}

export interface Linted {
  /** what is left, where something was corrected */
  readonly check: Check;
  /** the texts that the findings are of, by path */
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly fixed?: FixOutcome;
}

/** From a directory to what is wrong with its project: a check without devices. */
export async function runLint({ source, environment, failFrom, fix, ...options }: LintRequest): Promise<Linted> {
  const tree = await openSource(source);
  const read = { source, environment: definedOnly(environment), ...options };
  const fixed = fix === false ? undefined : await fixProject(source, tree, read, fix === 'force');
  const project = await readProject(tree, read);
  const check = concludeLint(project.release, await lint(project), failFrom);
  return { check, sources: project.written.sources, ...(fixed && { fixed }) };
}
