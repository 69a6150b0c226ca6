import { lint } from '../lint/index.ts';
import {
  type Diagnostic,
  type FileTree,
  type ReadProjectOptions,
  type Release,
  readProject,
} from '../release/index.ts';

/** A project as it is to be judged, with all that is told of it. */
export interface Source {
  readonly release: Release;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the project that a tree of files holds, and looks for traps in it. */
export async function readSource(tree: FileTree, options: ReadProjectOptions): Promise<Source> {
  const project = await readProject(tree, options);
  return { release: project.release, diagnostics: await lint(project) };
}
