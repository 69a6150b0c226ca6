import { Failure } from '../../shared/machine/failure.ts';
import { openSource } from '../../shared/machine/source-directory.ts';
import type { FileTree } from '../../shared/release/index.ts';
import type { Occasion } from '../event/occasion.ts';
import { openCommitTree } from '../github/git-tree.ts';
import type { Repository } from '../github/repository.ts';
import { isDirectory, type Place } from './workspace.ts';

/** What is judged: its files, and the commit that they are of. */
export interface Head {
  readonly tree: FileTree;
  readonly commit: string;
  readonly isFromWorkspace: boolean;
}

/**
 * Opens the files that are to be judged: those of the workspace, or where nothing is checked out, and on
 * `pull_request_target` always, those of the commit by GitHub's API. Nothing of them is run.
 */
export async function openHead(
  { judged, readsWorkspace }: Occasion,
  place: Place,
  repository: Repository | undefined,
): Promise<Head> {
  const { path, directory, isCheckedOut, commit = judged } = place;
  if (readsWorkspace && (isCheckedOut || directory === undefined || (await isDirectory(path)))) {
    return { tree: await openSource(path), commit, isFromWorkspace: true };
  }
  if (directory === undefined) {
    const problem = `${path} lies outside the workspace, so it can't be read from the pull request. Name a source directory in the repository.`;
    throw new Failure('source-missing', problem);
  }
  if (!repository) {
    const problem = 'Nothing is checked out, and there is no github-token to read the repository with.';
    throw new Failure('source-missing', `${problem} Run actions/checkout before, or give a token.`);
  }
  const tree = await openCommitTree(repository, judged, directory);
  if (tree) return { tree, commit: judged, isFromWorkspace: false };
  const problem = `There is no directory "${directory}" at ${judged.slice(0, 7)}. Name the one that holds the project in the input source.`;
  throw new Failure('source-missing', problem);
}
