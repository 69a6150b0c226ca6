import { type Check, concludeLint } from '../shared/policy/index.ts';
import { readProject } from '../shared/release/index.ts';
import { definedOnly } from './environment.ts';
import { openSource } from './source-directory.ts';

/** What `contracts:lint` was asked, with what it may read. */
export interface LintRequest {
  readonly source: string;
  readonly multiDockerignore: boolean;
  readonly composeSpec: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** From a directory to what is wrong with its project: a check without devices. */
export async function runLint({ source, environment, ...options }: LintRequest): Promise<Check> {
  const tree = await openSource(source);
  const { release, diagnostics } = await readProject(tree, {
    source,
    environment: definedOnly(environment),
    ...options,
  });
  return concludeLint(release, diagnostics);
}
