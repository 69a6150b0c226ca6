import {
  type Diagnostic,
  type FileTree,
  type ReadProjectOptions,
  type Release,
  readProject,
  wholeProject,
} from '../release/index.ts';

/** What a project is compared with: itself at another commit. */
export interface Base {
  readonly release: Release;
  /** that it could not be read, or is not there, where that is so */
  readonly diagnostics: readonly Diagnostic[];
}

/** How a base is read: as the project is, at the ref or commit that it is called by. */
export type BaseOptions = ReadProjectOptions & { readonly ref: string };

/** Reads what a project is compared with; `undefined` is a tree in which the project's directory isn't there yet. */
export async function readBase(tree: FileTree | undefined, options: BaseOptions): Promise<Base> {
  const { source, ref } = options;
  if (!tree) return noProject(source, ref);
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
