/**
 * What a directory was called before files were renamed: the name that most of them had it under. Undefined where none
 * of its files came from elsewhere. Paths are of the repository; a directory is empty for its top.
 */
export function directoryBefore(
  directory: string,
  renames: readonly { readonly from: string; readonly to: string }[],
): string | undefined {
  const prefix = directory === '' ? '' : `${directory}/`;
  const votes = new Map<string, number>();
  for (const { from, to } of renames) {
    const rest = to.startsWith(prefix) ? to.slice(prefix.length) : undefined;
    if (rest === undefined || !(from === rest || from.endsWith(`/${rest}`))) continue;
    const before = from.slice(0, Math.max(0, from.length - rest.length - 1));
    if (before !== directory) votes.set(before, (votes.get(before) ?? 0) + 1);
  }
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0];
}
