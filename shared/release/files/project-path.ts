/**
 * A path as someone writes it in a project, from a directory of the project: `./a/../b` from `x`
 * is `x/b`. Undefined where it leaves the project: by more `..` than there are directories, or
 * because it is absolute (also as Windows or a shell's `~` would have it).
 */
export function joinPath(directory: string, written: string): string | undefined {
  if (/^(?:[/\\]|~(?:$|[/\\])|[A-Za-z]:[/\\])/.test(written)) return undefined;
  const names = directory === '' ? [] : directory.split('/');
  for (const name of written.split('/')) {
    if (name === '..') {
      if (names.pop() === undefined) return undefined;
    } else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

/** The directory that a file lies in; the root is the empty string. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** A path for a sentence: the root is "the source directory". */
export function spoken(path: string): string {
  return path === '' ? 'the source directory' : path;
}
