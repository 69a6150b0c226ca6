import { resolve } from 'node:path';
import { Failure } from '../../shared/machine/failure.ts';
import { loadPolicy } from '../../shared/machine/policy-file.ts';
import { type PolicyRead, readPolicyFile, readProjectPolicy } from '../../shared/policy/index.ts';
import type { FileTree } from '../../shared/release/index.ts';
import { inside, type Place, real } from './workspace.ts';

/** Where a policy may be read from. */
export interface PolicySources {
  readonly workspace: string;
  readonly place: Place;
  /** the input `policy`: a file in the workspace, or an absolute path */
  readonly file: string | undefined;
  /** the project's own files, at head */
  readonly head: FileTree;
  /** a date in UTC, `2026-11-24` */
  readonly today: string;
}

/** The policy as the files that are judged have it. */
export async function headPolicy({ workspace, place, file, head, today }: PolicySources): Promise<PolicyRead> {
  if (file === undefined) return readProjectPolicy(head, today);
  return loadPolicy({ source: place.path, policyFile: resolve(workspace, file), today });
}

/** The files of the base, as far as a policy may stand in them. */
export interface BaseFiles {
  /** the project; undefined where it isn't there yet */
  readonly project: FileTree | undefined;
  /** the whole repository */
  readonly repository: FileTree | undefined;
}

/**
 * The policy as the base has it. Who may not write to the repository may not say what its checks fail for: for a pull
 * request from a fork, and on `pull_request_target`, it counts whatever the pull request makes of it.
 */
export async function basePolicy(sources: PolicySources, base: BaseFiles | undefined): Promise<PolicyRead> {
  const { workspace, place, file, today } = sources;
  const named = file === undefined ? undefined : resolve(workspace, file);
  const path = named === undefined ? undefined : await inRepository(workspace, place, named);
  // What lies outside the workspace is no part of the pull request.
  if (named !== undefined && path === undefined) return headPolicy(sources);
  if (!base) {
    const problem = 'The policy of this run has to come from the base, and that could not be read.';
    throw new Failure('policy-unreadable', problem);
  }
  if (path === undefined) return readProjectPolicy(base.project ?? nothing, today);
  const entry = await base.repository?.entry(path);
  if (base.repository && entry?.kind === 'file') return readPolicyFile(path, await base.repository.read(path), today);
  const problem = `There is no policy file "${file}" in the base, from which it is read.`;
  throw new Failure('policy-missing', problem);
}

/** A file's path in the repository; undefined where it lies outside the workspace, by whatever name it is called. */
async function inRepository(workspace: string, { top }: Place, file: string): Promise<string | undefined> {
  const [realWorkspace, realFile] = await Promise.all([real(workspace), real(file)]);
  if (inside(realWorkspace, realFile) === undefined && inside(workspace, file) === undefined) return undefined;
  return inside(top, realFile) ?? inside(top, file) ?? inside(realWorkspace, realFile) ?? inside(workspace, file);
}

/** a project without files, and so without a policy */
const nothing: FileTree = { entry: async () => undefined, read: async () => new Uint8Array(), list: async () => [] };
