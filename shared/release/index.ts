export type * from './diagnostic.ts';
export { diagnosticSeverities } from './diagnostic.ts';
export { type DirectoryReader, directoryTree } from './files/directory-tree.ts';
export type * from './files/file-tree.ts';
export { type MemoryEntry, memoryTree } from './files/memory-tree.ts';
export { formatLocation, type Location } from './location.ts';
export { type ProjectRead, type ReadProjectOptions, readProject } from './read-project.ts';
export type * from './release.ts';
export { isOptional, optionalLabel } from './service/optional.ts';
