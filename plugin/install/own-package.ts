import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** This package, as its package.json describes it. */
export interface OwnPackage {
  /** the directory that holds it */
  readonly root: string;
  readonly name: string;
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Reads the package.json above this file; a compiled one lies a directory deeper than a source. */
export function ownPackage(folder: string = import.meta.dirname): OwnPackage {
  try {
    const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Omit<OwnPackage, 'root'>;
    return { root: folder, ...description };
  } catch (error) {
    const above = dirname(folder);
    if (above === folder) throw error;
    return ownPackage(above);
  }
}
