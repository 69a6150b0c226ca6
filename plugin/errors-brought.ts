import type { Diagnostic } from '../shared/release/index.ts';

/** The errors that reading tells after a change and didn't before; a code counts as often as its file has it. */
export function errorsBrought(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic[] {
  const known = new Map<string, number>();
  for (const diagnostic of before) known.set(keyOf(diagnostic), (known.get(keyOf(diagnostic)) ?? 0) + 1);
  return after.filter((diagnostic) => {
    const left = known.get(keyOf(diagnostic)) ?? 0;
    known.set(keyOf(diagnostic), left - 1);
    return diagnostic.severity === 'error' && left <= 0;
  });
}

function keyOf({ code, location }: Diagnostic): string {
  return `${code}\0${location.file}`;
}
