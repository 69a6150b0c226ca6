/**
 * Finds where JSON objects end, fast, for their text goes to JSON.parse anyway: strings are passed
 * over, brackets outside of them counted, whatever their kind. Whether a text is valid isn't said
 * here; but where it is, brackets are balanced and the end is right.
 */

/** The offset behind the object whose bracket stands at `from`; -1 where the text up to `to` holds no end of it. */
export function endOfObject(bytes: Uint8Array, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === 0x22) {
      at = endOfString(bytes, at + 1, to);
    } else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
    } else if (byte === 0x7d || byte === 0x5d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** the offset of the quote that ends a string, or `to` or more */
function endOfString(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  for (; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === 0x22) break;
    if (byte === 0x5c) at += 1;
  }
  return at;
}

/** The offset of the object behind this one in a list: behind blanks, a comma and blanks; -1 where none follows. */
export function nextObject(bytes: Uint8Array, end: number, to: number): number {
  let commas = 0;
  for (let at = end; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === 0x2c) {
      commas += 1;
    } else if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) {
      return byte === 0x7b && commas === 1 ? at : -1;
    }
  }
  return -1;
}
