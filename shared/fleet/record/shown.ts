const longestShown = 100;

/** Strangers' text as a message quotes it: on one line, in quotes, at most about 100 characters. */
export function shown(text: string): string {
  return JSON.stringify(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);
}

/** What kind of JSON value this is, as a message says it. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}

/** One byte of a text as a message quotes it. */
export function shownByte(byte: number): string {
  if (byte > 0x20 && byte < 0x7f) return JSON.stringify(String.fromCharCode(byte));
  if (byte === 0x20) return 'a blank';
  if (byte === 0x0a || byte === 0x0d) return 'a line break';
  return `the byte 0x${byte.toString(16).padStart(2, '0')}`;
}

/** What kind of JSON value begins with this byte, as a message says it. */
export function kindOfByte(byte: number): string {
  if (byte === 0x6e) return 'null';
  if (byte === 0x7b) return 'an object';
  if (byte === 0x5b) return 'a list';
  if (byte === 0x22) return 'a string';
  return byte === 0x74 || byte === 0x66 ? 'a boolean' : 'a number';
}
