import { type Base, readBase } from '../../shared/check/index.ts';
import type { FileTree, ReadProjectOptions } from '../../shared/release/index.ts';
import type { WantedBase } from '../event/occasion.ts';
import { openCommitTree } from '../github/git-tree.ts';
import type { Comparison, Repository } from '../github/repository.ts';
import { directoryBefore } from './renamed-directory.ts';

/** The commit that is compared with, and what is known of the way from there. */
interface BaseCommit {
  readonly commit: string;
  readonly comparison?: Comparison;
}

/** What is compared with, by its files. */
export interface OpenBase {
  readonly commit: string;
  /** undefined where the project's directory isn't there yet */
  readonly tree: FileTree | undefined;
}

/** Opens the project at the commit that it is compared with; undefined where it is compared with nothing. */
export async function openBase(
  repository: Repository,
  wanted: WantedBase,
  head: { readonly commit: string; readonly tree: FileTree },
  directory: string,
): Promise<OpenBase | undefined> {
  const found = await baseCommit(repository, wanted, head.commit);
  if (!found) return undefined;
  const { commit } = found;
  const tree = await openCommitTree(repository, commit, directory, head.tree);
  if (tree) return { commit, tree };
  const comparison = found.comparison ?? (await repository.comparison(commit, head.commit));
  const before = directoryBefore(directory, comparison.renames);
  return { commit, tree: before === undefined ? undefined : await openCommitTree(repository, commit, before) };
}

/** The base as a release, called by the beginning of its commit. */
export function readCommitBase({ commit, tree }: OpenBase, options: ReadProjectOptions): Promise<Base> {
  return readBase(tree, { ...options, ref: commit.slice(0, 7) });
}

async function baseCommit(repository: Repository, wanted: WantedBase, head: string): Promise<BaseCommit | undefined> {
  if (wanted.kind === 'none') return undefined;
  if (wanted.kind === 'commit') return { commit: wanted.commit };
  // GitHub checks a pull request out as a trial merge: what the base branch brings to it is not of this pull request.
  if (wanted.head !== undefined && wanted.head !== head) {
    const [first, second] = await repository.parents(head);
    if (first !== undefined && second === wanted.head) return { commit: first };
  }
  const comparison = await repository.comparison(wanted.with, head);
  return { commit: comparison.forkPoint, comparison };
}
