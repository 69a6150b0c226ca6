import fs, { constants, realpath, stat } from 'node:fs/promises';
import { directoryTree, type FileTree } from '../release/index.ts';
import { Failure } from './failure.ts';

/** Opens the directory that holds a project, as `--source` names it. */
export async function openSource(source: string): Promise<FileTree> {
  try {
    // The directory itself may be a link; what lies in it may not lead out again.
    const root = await realpath(source);
    if (!(await stat(root)).isDirectory()) {
      throw new Failure('source-not-directory', `${source} is a file. Name the directory that holds the project.`);
    }
    await fs.access(root, constants.R_OK | constants.X_OK);
    return directoryTree(root, fs);
  } catch (error) {
    throw error instanceof Failure ? error : unopened(source, error);
  }
}

function unopened(source: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new Failure('source-missing', `There is no directory "${source}". Name the one that holds the project.`, {
      cause: error,
    });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new Failure('source-unreadable', `${source} may not be read: permission denied.`, { cause: error });
  }
  return new Failure('source-unreadable', `${source} can't be read: ${String(code ?? error)}.`, { cause: error });
}
