import type { FileTree } from './file-tree.ts';

/** A tree in which some files have other texts than they have. Just files that are there, at their own paths. */
export function overlaidTree(tree: FileTree, texts: ReadonlyMap<string, string>): FileTree {
  return {
    ...tree,
    async entry(path) {
      const text = texts.get(path);
      return text === undefined ? tree.entry(path) : { kind: 'file', size: Buffer.byteLength(text) };
    },
    async read(path) {
      const text = texts.get(path);
      return text === undefined ? tree.read(path) : Buffer.from(text);
    },
  };
}
