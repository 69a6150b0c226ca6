/** no name that matters is longer; what is longer is no slip of the pen */
const longest = 80;

export interface Nearest {
  readonly word: string;
  /** whether it differs in nothing but case, punctuation and the order of its parts */
  readonly same: boolean;
}

/**
 * The known word that was probably meant by another: one that differs just in case, punctuation or the order
 * of its parts (`sw.arch`, `hw.devicetype`), else the one fewest slips away (letters left out, added, changed
 * or swapped), if those are no more than one in four letters. The word itself where it is known.
 */
export function nearest(written: string, known: readonly string[]): Nearest | undefined {
  if (written.length > longest) return undefined;
  const same = known.find((word) => squeezed(word) === squeezed(written) || parts(word) === parts(written));
  if (same !== undefined) return { word: same, same: true };
  let best: { word: string; slips: number } | undefined;
  for (const word of known)
    for (const form of [squeezed, inOrder]) {
      const [from, into] = [form(written), form(word)];
      const allowed = Math.floor(Math.max(from.length, into.length) / 4);
      if (Math.abs(from.length - into.length) > allowed) continue;
      const slips = slipsBetween(from, into);
      if (slips <= allowed && slips < (best?.slips ?? Infinity)) best = { word, slips };
    }
  return best && { word: best.word, same: false };
}

/**
 * The known slug that was probably meant by another: as `nearest`, but one that has a part more or less
 * (`raspberrypi4` of raspberrypi4-64, `jetson-nano-devkit`) comes before slips of the pen.
 */
export function nearestSlug(written: string, known: readonly string[]): Nearest | undefined {
  const near = nearest(written, known);
  if (near?.same || written.length > longest) return near;
  const from = written.trim().toLowerCase();
  const longer = known.filter((slug) => beginsWith(slug, from)).sort((a, b) => a.length - b.length);
  const shorter = known.filter((slug) => beginsWith(from, slug)).sort((a, b) => b.length - a.length);
  // a part that many begin with says nothing of which is meant, unless it is most of one
  const isMeant = longer.length === 1 || from.length >= ((longer[0]?.length ?? 0) * 3) / 4;
  const word = (isMeant ? longer[0] : undefined) ?? shorter[0];
  return word === undefined ? near : { word, same: false };
}

function beginsWith(slug: string, part: string): boolean {
  return part !== '' && slug.startsWith(part) && /^[^a-z0-9]/.test(slug.slice(part.length));
}

function squeezed(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

function parts(word: string): string {
  return word
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .sort()
    .join(' ');
}

function inOrder(word: string): string {
  return squeezed(parts(word));
}

// The distance of Damerau and Levenshtein, where two swapped letters are one slip; three rows of its table are enough.
function slipsBetween(from: string, into: string): number {
  let before: number[] = [];
  let last = Array.from({ length: into.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= into.length; column += 1) {
      const changed = from[row - 1] === into[column - 1] ? 0 : 1;
      const [above = 0, left = 0, both = 0] = [last[column], current[column - 1], last[column - 1]];
      let slips = Math.min(above + 1, left + 1, both + changed);
      const swapped = from[row - 1] === into[column - 2] && from[row - 2] === into[column - 1];
      if (row > 1 && column > 1 && swapped) slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      current.push(slips);
    }
    before = last;
    last = current;
  }
  return last[into.length] ?? 0;
}
