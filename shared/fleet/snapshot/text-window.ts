import { isAscii } from 'node:buffer';
import { countNewlines } from './newlines.ts';

/**
 * The part of a text that is in memory, and where in the whole of it that part stands. Text comes
 * in behind and goes out in front; offsets are into `bytes`, so that dropping moves them.
 */
export interface TextWindow {
  /** the text stands from `windowStart` to `end`; at least one byte is free before and behind it */
  bytes: Uint8Array;
  end: number;
  /** line breaks before the window, and the UTF-16 units of its first line that stood before it */
  droppedLines: number;
  droppedUnits: number;
}

/** Where the text begins in `bytes`: one byte is left free, for the bracket that makes a list of it. */
export const windowStart = 1;

/** How many bytes a window usually has: enough to be worth a JSON.parse, and little memory. */
export const usualSize = 128 * 1024;

export function textWindow(): TextWindow {
  return { bytes: new Uint8Array(usualSize), end: windowStart, droppedLines: 0, droppedUnits: 0 };
}

/**
 * Copies text from `chunk`, beginning at `from`, until the window is full. Returns how many bytes
 * it took: less than there are means that it is full. So what stands in a full window doesn't
 * depend on how the text was cut into chunks.
 */
export function fill(window: TextWindow, chunk: Uint8Array, from: number): number {
  const taken = Math.min(window.bytes.length - 1 - window.end, chunk.length - from);
  window.bytes.set(chunk.subarray(from, from + taken), window.end);
  window.end += taken;
  return taken;
}

/**
 * Drops the text before the offset `upTo`; what remains is at the start of the window then. A
 * window that would be half full is made larger, so that reading an unfinished text again each time
 * that there is more of it stays cheap, and smaller again when that is over.
 */
export function drop(window: TextWindow, upTo: number): void {
  const { line, column } = placeOf(window, upTo);
  window.droppedLines = line - 1;
  window.droppedUnits = column - 1;
  const { bytes } = window;
  const rest = bytes.subarray(upTo, window.end);
  let size = usualSize;
  while (rest.length * 2 > size) size *= 2;
  if (size === bytes.length) {
    bytes.copyWithin(windowStart, upTo, window.end);
  } else {
    window.bytes = new Uint8Array(size);
    window.bytes.set(rest, windowStart);
  }
  window.end = windowStart + rest.length;
}

export interface Place {
  /** both from 1; columns in UTF-16 units */
  readonly line: number;
  readonly column: number;
}

/** The line and column of the byte at `offset`. */
export function placeOf({ bytes, droppedLines, droppedUnits }: TextWindow, offset: number): Place {
  const line = droppedLines + 1 + countNewlines(bytes, windowStart, offset);
  const text = bytes.subarray(windowStart, offset);
  const lineStart = text.lastIndexOf(0x0a) + 1;
  return { line, column: (lineStart === 0 ? droppedUnits : 0) + utf16Units(text, lineStart) + 1 };
}

/** How many UTF-16 units a text of UTF-8 has from `start`: one a character, two for one of four bytes. */
function utf16Units(text: Uint8Array, start: number): number {
  let units = text.length - start;
  if (isAscii(text.subarray(start))) return units;
  for (let at = start; at < text.length; at += 1) {
    const byte = text[at] as number;
    if (byte >= 0x80) units += byte >= 0xf0 ? 1 : byte < 0xc0 ? -1 : 0;
  }
  return units;
}
