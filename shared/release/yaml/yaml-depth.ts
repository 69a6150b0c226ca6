import type { CST } from 'yaml';

/**
 * The offset of a list or map that lies deeper than the limit; undefined where none does. It walks
 * with a list of its own, not by recursion, for a file of a megabyte may nest half a million levels.
 */
export function deepestBeyond(tokens: readonly CST.Token[], limit: number): number | undefined {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token } = next;
    if (token.type === 'document') {
      if (token.value !== undefined) open.push({ token: token.value, depth: next.depth });
    } else if ('items' in token) {
      const depth = next.depth + 1;
      if (depth > limit) return token.offset;
      for (const { key, value } of token.items) {
        if (key != null) open.push({ token: key, depth });
        if (value !== undefined) open.push({ token: value, depth });
      }
    }
  }
  return undefined;
}
