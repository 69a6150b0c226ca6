/** Every text of a contract, level by level, for strangers decide how deep it is. */
export function textsOf(body: unknown): Set<string> {
  const texts = new Set<string>();
  for (let level = [body]; level.length > 0; level = level.flatMap(parts)) {
    for (const value of level) if (typeof value === 'string') texts.add(value);
  }
  return texts;
}

function parts(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
