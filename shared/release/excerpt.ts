const limit = 200;

/** A stranger's text for a sentence: quoted, and shortened where it is longer than 200 characters. */
export function quoted(text: string): string {
  return `"${excerpt(text)}"`;
}

/** A stranger's text, shortened where it is longer than 200 characters. Nothing is escaped here. */
export function excerpt(text: string): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  // not between the halves of a surrogate pair
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** `a`, `a and b`, `a, b and c`; of a long list the first eight and how many more. */
export function listed(words: readonly string[]): string {
  const shown = words.length > 9 ? [...words.slice(0, 8), `${words.length - 8} more`] : words;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
