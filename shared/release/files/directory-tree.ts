import type { Entry, FileTree } from './file-tree.ts';

/** The part of `node:fs/promises` that a directory is read by; passed in, for this floor does no I/O of its own. */
export interface DirectoryReader {
  lstat(path: string): Promise<{
    readonly size: number;
    isFile(): boolean;
    isDirectory(): boolean;
    isSymbolicLink(): boolean;
  }>;
  readFile(path: string): Promise<Uint8Array>;
  readlink(path: string): Promise<string>;
  readdir(path: string): Promise<string[]>;
}

/**
 * The tree of a directory on disk. The root may itself be a link; below it links are told, not
 * followed. What is no file, directory or link (a socket, a pipe, which would wait for ever) isn't
 * there. Rejects with the file system's error where something can't be looked at.
 */
export function directoryTree(root: string, fs: DirectoryReader): FileTree {
  const at = (path: string): string => (path === '' ? root : `${root}/${path}`);
  return {
    async entry(path): Promise<Entry | undefined> {
      try {
        const stats = await fs.lstat(at(path));
        if (stats.isFile()) return { kind: 'file', size: stats.size };
        if (stats.isDirectory()) return { kind: 'directory' };
        if (!stats.isSymbolicLink()) return undefined;
        const target = await fs.readlink(at(path));
        return { kind: 'link', target };
      } catch (error) {
        if (isNothingThere(error)) return undefined;
        throw error;
      }
    },
    read: (path) => fs.readFile(at(path)),
    list: (path) => fs.readdir(at(path)),
  };
}

function isNothingThere(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG';
}
