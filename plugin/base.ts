import {
  type Diagnostic,
  type FileTree,
  type ReadProjectOptions,
  type Release,
  readProject,
  wholeProject,
} from '../shared/release/index.ts';
import { openGitTree } from './git-tree.ts';
import { projectOptions } from './project-options.ts';

/** What a project is compared with: itself at a git ref. */
export interface Base {
  readonly release: Release;
  /** that it could not be read, or is not there, where that is so */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the project at the git ref that is asked for; undefined where none is. */
export async function readBase(
  request: Parameters<typeof projectOptions>[0] & { readonly against?: string | undefined },
): Promise<Base | undefined> {
  const { against: ref, source } = request;
  if (ref === undefined) return undefined;
  const { tree, close } = await openGitTree(source, ref);
  try {
    return tree ? await readTree(tree, { ...projectOptions(request), ref }, ref) : noProject(source, ref);
  } finally {
    await close();
  }
}

async function readTree(tree: FileTree, options: ReadProjectOptions, ref: string): Promise<Base> {
  const { release } = await readProject(tree, options);
  const undecided = release.undecided ?? release.services.find((service) => service.undecided !== undefined)?.undecided;
  return { release, diagnostics: undecided === undefined ? [] : [unreadBase(ref, undecided)] };
}

/** Where there was no project yet nothing was rejected, so that whoever rejects now does so newly. */
function noProject(source: string, ref: string): Base {
  const message = `At ${ref} there is no such directory: every device that rejects the release does so newly.`;
  return {
    release: { source, ref, services: [] },
    diagnostics: [{ code: 'base-missing', severity: 'note', message, location: ofProject }],
  };
}

const ofProject = { file: wholeProject, line: 1, column: 1, endLine: 1, endColumn: 1 };

function unreadBase(ref: string, why: string): Diagnostic {
  const message = `At ${ref} the project could not be read whole: ${why} What can't be compared counts as if it had been fine.`;
  return { code: 'base-undecided', severity: 'warning', message, location: ofProject };
}
