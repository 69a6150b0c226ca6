/**
 * What reading a project needs to know of a place that holds files: a directory, a git tree, or a
 * Map in a test. Paths are relative to the tree's root, use `/`, hold no `.` or `..`, and the root
 * is the empty string. A tree tells of links but never follows one: whether a link stays inside
 * the project is decided in one place for all trees (project-files.ts).
 */
export interface FileTree {
  /** what stands at a path whose parents are all directories; undefined where there is nothing */
  entry(path: string): Promise<Entry | undefined>;
  /** the bytes of a file; rejects where it can't be read */
  read(path: string): Promise<Uint8Array>;
  /** the names directly in a directory, in any order */
  list(path: string): Promise<readonly string[]>;
}

export type Entry =
  | { readonly kind: 'file'; readonly size: number }
  | { readonly kind: 'directory' }
  | { readonly kind: 'link'; readonly target: string };
