/**
 * Whether a whole text fits a pattern in which `*` stands for any characters and `?` for one. Strangers write both, so
 * it takes no longer than the product of their lengths: a star that was passed is only ever widened, the last one first.
 */
export function fitsPattern(text: string, pattern: string): boolean {
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
