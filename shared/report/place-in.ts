/**
 * The path in the repository of a file that is named from the source directory, as diagnostics and requirements name
 * them. Undefined for what is no file in it: the project as a whole, an absolute path, one that leads out.
 */
export function placeIn(directory: string, file: string): string | undefined {
  if (file === '.' || file === '' || file.startsWith('/') || /^[a-z]:/i.test(file)) return undefined;
  const segments: string[] = [];
  for (const segment of [...directory.split('/'), ...file.split('/')]) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.length === 0 ? undefined : segments.join('/');
}
