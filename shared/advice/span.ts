/** The versions that reach a goal: from one on, all newer ones, or just those below another. */
export interface Span {
  readonly from: string;
  /** the first that doesn't any more; absent where all newer ones do */
  readonly below?: string;
  /** from where on all newer ones do again, where a part in between doesn't */
  readonly again?: string;
}

/** The lowest versions of a sorted list that reach a goal; undefined where none does. */
export function lowestSpan(versions: readonly string[], reaches: (version: string) => boolean): Span | undefined {
  const first = versions.findIndex(reaches);
  const from = versions[first];
  if (from === undefined) return undefined;
  const end = versions.findIndex((version, index) => index > first && !reaches(version));
  const below = versions[end];
  if (below === undefined) return { from };
  const again = versions[versions.findLastIndex((version) => !reaches(version)) + 1];
  return { from, below, ...(again !== undefined && { again }) };
}

/** `2.51.0 or newer`, `2.50.10 to below 2.51.0, or 2.54.2 or newer`. */
export function describeSpan({ from, below, again }: Span): string {
  if (below === undefined) return `${from} or newer`;
  return `${from} to below ${below}${again === undefined ? '' : `, or ${again} or newer`}`;
}
