/** The uuids that were read so far. */
export interface UuidSet {
  /** false where it was there already */
  readonly add: (uuid: string) => boolean;
}

/** 32-bit words in a uuid of 32 hexadecimal digits, as balena makes them */
const words = 4;

/** how many uuids are kept as they are: for these, a Set of texts is the quickest */
const mostTexts = 131_072;

/**
 * A set for millions of uuids. The first are kept as texts. Of the others, those of 32 hexadecimal
 * digits are kept as four numbers each in a table with open addressing, outside of the heap that the
 * garbage collector walks: a quarter of the memory. Nothing is hashed away: two uuids are the same
 * only if all of their digits are.
 */
export function makeUuidSet(textsKept = mostTexts): UuidSet {
  const texts = new Set<string>();
  const word = new Uint32Array(words);
  let table = new Uint32Array(words * 1024);
  let used = 0;

  /** where the uuid of `word` stands, or the free place where it would */
  const find = (): number => {
    const mask = table.length / words - 1;
    let place = mixed(word) & mask;
    while (!isFree(table, place) && !isAt(table, place, word)) place = (place + 1) & mask;
    return place;
  };
  const put = (place: number): void => {
    for (let index = 0; index < words; index += 1) table[place * words + index] = word[index] ?? 0;
  };
  const grow = (): void => {
    const old = table;
    table = new Uint32Array(old.length * 2);
    for (let place = 0; place < old.length / words; place += 1) {
      if (isFree(old, place)) continue;
      for (let index = 0; index < words; index += 1) word[index] = old[place * words + index] ?? 0;
      put(find());
    }
  };
  const addText = (uuid: string): boolean => {
    const before = texts.size;
    texts.add(uuid);
    return texts.size > before;
  };

  return {
    add: (uuid) => {
      if (texts.size < textsKept || !parseWords(uuid, word)) return addText(uuid);
      if (texts.has(uuid)) return false;
      const place = find();
      if (!isFree(table, place)) return false;
      put(place);
      used += 1;
      if (used > (table.length / words) * 0.7) grow();
      return true;
    },
  };
}

function isFree(table: Uint32Array, place: number): boolean {
  const at = place * words;
  return table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0 && table[at + 3] === 0;
}

function isAt(table: Uint32Array, place: number, word: Uint32Array): boolean {
  const at = place * words;
  return table[at] === word[0] && table[at + 1] === word[1] && table[at + 2] === word[2] && table[at + 3] === word[3];
}

/** strangers may choose the digits, so that all of them count for the place */
function mixed(word: Uint32Array): number {
  let hash = 0x9e3779b9;
  for (let index = 0; index < words; index += 1) {
    hash = Math.imul(hash ^ (word[index] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash >>> 0;
}

/** Reads 32 lower-case hexadecimal digits; false for any other text, and for 32 zeros, which mark a free place. */
function parseWords(uuid: string, into: Uint32Array): boolean {
  if (uuid.length !== words * 8) return false;
  let any = 0;
  for (let index = 0; index < words; index += 1) {
    let value = 0;
    for (let digit = 0; digit < 8; digit += 1) {
      const code = uuid.charCodeAt(index * 8 + digit);
      const number = code >= 0x61 && code <= 0x66 ? code - 0x57 : code >= 0x30 && code <= 0x39 ? code - 0x30 : -1;
      if (number < 0) return false;
      value = (value << 4) | number;
    }
    into[index] = value;
    any |= value;
  }
  return any !== 0;
}
