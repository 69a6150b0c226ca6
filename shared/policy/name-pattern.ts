/** Whether a whole name fits. */
export type NamePattern = (name: string) => boolean;

/**
 * A pattern in which `*` stands for any characters and `?` for one. Most names are told apart by a word of the pattern
 * that they haven't got; just the others are walked along.
 */
export function namePattern(pattern: string): NamePattern {
  const [word = '', ...words] = pattern.split(/[*?]+/).sort((a, b) => b.length - a.length);
  if (words.length === 0) return (name) => name === pattern;
  const characters = charactersOf(pattern);
  return (name) => name.includes(word) && fits(charactersOf(name), characters);
}

/** A text by its characters, of which some have two units; one in which each has one stays as it is. */
function charactersOf(text: string): ArrayLike<string> {
  return /[\ud800-\udfff]/.test(text) ? [...text] : text;
}

/**
 * Strangers write both, so it takes no longer than the product of their lengths: a star that was passed is only ever
 * widened, the last one first.
 */
function fits(text: ArrayLike<string>, pattern: ArrayLike<string>): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let behindStar = 0;
  while (at < text.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern;
      behindStar = at;
      inPattern += 1;
    } else if (pattern[inPattern] === '?' || pattern[inPattern] === text[at]) {
      at += 1;
      inPattern += 1;
    } else if (star >= 0) {
      behindStar += 1;
      at = behindStar;
      inPattern = star + 1;
    } else {
      return false;
    }
  }
  while (pattern[inPattern] === '*') inPattern += 1;
  return inPattern === pattern.length;
}
