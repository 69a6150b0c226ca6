import type { Entry, FileTree } from './file-tree.ts';

/** A file's content, or a symbolic link. */
export type MemoryEntry = string | Uint8Array | { readonly link: string };

/**
 * A tree that is held in memory: paths to contents, directories made of the paths. For tests, and
 * for callers that have the files of a project already.
 */
export function memoryTree(files: ReadonlyMap<string, MemoryEntry> | Readonly<Record<string, MemoryEntry>>): FileTree {
  const entries = new Map(files instanceof Map ? files : Object.entries(files));
  const directories = new Map<string, Set<string>>([['', new Set()]]);
  for (const path of entries.keys()) addToDirectories(directories, path);
  return {
    async entry(path): Promise<Entry | undefined> {
      const content = entries.get(path);
      if (content === undefined) return directories.has(path) ? { kind: 'directory' } : undefined;
      if (typeof content === 'string') return { kind: 'file', size: Buffer.byteLength(content) };
      return 'link' in content ? { kind: 'link', target: content.link } : { kind: 'file', size: content.byteLength };
    },
    async read(path) {
      const content = entries.get(path);
      if (typeof content === 'string') return Buffer.from(content);
      if (content === undefined || 'link' in content) throw new Error(`no file ${path}`);
      return content;
    },
    async list(path) {
      const names = directories.get(path);
      if (names === undefined) throw new Error(`no directory ${path}`);
      return [...names];
    },
  };
}

function addToDirectories(directories: Map<string, Set<string>>, path: string): void {
  let child = path;
  while (child !== '') {
    const slash = child.lastIndexOf('/');
    const parent = slash === -1 ? '' : child.slice(0, slash);
    const names = directories.get(parent);
    const known = names !== undefined && parent !== '';
    if (names === undefined) directories.set(parent, new Set([child.slice(slash + 1)]));
    else names.add(child.slice(slash + 1));
    if (known) return;
    child = parent;
  }
}
