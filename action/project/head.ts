import { Failure } from '../../shared/machine/failure.ts';
import { openSource } from '../../shared/machine/source-directory.ts';
import type { FileTree } from '../../shared/release/index.ts';
import type { Occasion } from '../event/occasion.ts';
import { openCommitTree } from '../github/git-tree.ts';
import type { Repository } from '../github/repository.ts';
import { holdsFiles, type Place } from './workspace.ts';

/** What is judged: its files, and the commit that they are of. */
export interface Head {
  readonly tree: FileTree;
  readonly commit: string;
  readonly isFromWorkspace: boolean;
}

/**
 * Opens the files that are to be judged: those of the workspace; or by GitHub's API those of the event's commit, where
 * nothing is checked out, or not what is to be judged, or just some of it, and on `pull_request_target` always. Nothing
 * of them is run.
 */
export async function openHead(
  occasion: Occasion,
  place: Place,
  repository: Repository | undefined,
  warn: (message: string) => void,
): Promise<Head> {
  const { judged, readsWorkspace } = occasion;
  const { path, directory, elsewhere, isCheckedOut, commit = judged } = place;
  const isThere = isCheckedOut || elsewhere !== undefined || (await holdsFiles(path));
  if (readsWorkspace && isThere) {
    const doubt = elsewhere === undefined ? doubtOf(occasion, place) : undefined;
    if (doubt === undefined || !repository) {
      if (doubt !== undefined) warn(`${doubt} Without a github-token it is judged all the same.`);
      return { tree: await openSource(path), commit, isFromWorkspace: true };
    }
    warn(`${doubt} So ${judged.slice(0, 7)} is read by GitHub's API.`);
  }
  if (directory === undefined) {
    const problem = `${elsewhere} It can't be read from the pull request. Name a source directory in the repository.`;
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

/** Why what is checked out is not what is to be judged. */
function doubtOf({ pullRequest, judged, reported }: Occasion, { commit, isSparse }: Place): string | undefined {
  if (isSparse) return 'Just some of the files are checked out.';
  if (pullRequest === undefined || commit === undefined || commit === judged || commit === reported) return undefined;
  return `What is checked out (${commit.slice(0, 7)}) is neither the head of this pull request nor its trial merge.`;
}
