const newline = 0x0a;
/** a newline in each byte of a word */
const newlines = 0x0a0a0a0a;
const lowBits = 0x7f7f7f7f;

/**
 * How many newlines there are in `bytes` from `start` up to `end`. All text of a snapshot goes
 * through here, so four bytes are looked at together: what a newline would have to be is marked in
 * each byte of a word, exactly, and in most words nothing is.
 */
export function countNewlines(bytes: Uint8Array, start: number, end: number): number {
  const head = Math.min(end, start + ((4 - ((bytes.byteOffset + start) & 3)) & 3));
  const wordCount = (end - head) >> 2;
  const tail = head + wordCount * 4;
  return (
    countOneByOne(bytes, start, head) +
    (wordCount > 0 ? countInWords(new Int32Array(bytes.buffer, bytes.byteOffset + head, wordCount)) : 0) +
    countOneByOne(bytes, tail, end)
  );
}

function countInWords(words: Int32Array): number {
  let count = 0;
  for (let index = 0; index < words.length; index += 1) {
    // Zero where there was a newline; the highest bit of a byte of `marks` is set where it is zero.
    const word = (words[index] as number) ^ newlines;
    const marks = ~(((word & lowBits) + lowBits) | word | lowBits);
    if (marks !== 0) count += (marks >>> 31) + ((marks >>> 23) & 1) + ((marks >>> 15) & 1) + ((marks >>> 7) & 1);
  }
  return count;
}

function countOneByOne(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) if (bytes[at] === newline) count += 1;
  return count;
}
