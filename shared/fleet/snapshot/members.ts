import { type Complaint, expects, isNumberPart, type JsonSyntax, jsonSyntax, takeByte } from './json-syntax.ts';

/**
 * Reads an object byte by byte and tells its own members apart (not those of objects inside it):
 * where each value begins and ends, and under which key. Of a key's or a value's text only the
 * first `longestKept` bytes are kept: what is longer is nothing that anyone looks for.
 */
export interface Members {
  readonly syntax: JsonSyntax;
  /** how many brackets are open directly inside of the object */
  readonly depth: number;
  /** the key of the value that is read; undefined where it is too long to matter */
  key: string | undefined;
  /** what the last byte did; the object itself has ended when `syntax.depth < depth` */
  event: 'value-starts' | 'value-ends' | undefined;
  /** within a key or a value */
  within: 'key' | 'value' | undefined;
  /** the bytes of that key or value, the last one if none is being read */
  kept: number[];
}

/** the longest slug, every character of it written as an escape, fits in many times */
const longestKept = 4096;

/** The state before an object that stands inside of `outer` lists. */
export function members(outer = 0): Members {
  const syntax = jsonSyntax(outer);
  return { syntax, depth: outer + 1, key: undefined, event: undefined, within: undefined, kept: [] };
}

/** Takes one byte of the object. A complaint ends the reading, as in json-syntax.ts. */
export function takeMemberByte(object: Members, byte: number): Complaint | undefined {
  const { syntax, depth } = object;
  const depthBefore = syntax.depth;
  const before = syntax.expect;
  const complaint = takeByte(syntax, byte);
  object.event = undefined;
  if (complaint) return complaint;

  if (object.within === undefined) {
    if (depthBefore !== depth || syntax.depth < depth || syntax.expect === before) return undefined;
    if (before === expects.key || before === expects.keyOrEnd) starts(object, byte, 'key');
    else if (before === expects.value) starts(object, byte, 'value');
    return undefined;
  }
  // the byte that ends a number stands behind it
  const ended = object.within === 'key' ? syntax.expect === expects.colon : isBehindValue(object);
  if (!(ended && isNumberPart(before)) && object.kept.length <= longestKept) object.kept.push(byte);
  if (!ended) return undefined;
  if (object.within === 'key') object.key = keptValue(object) as string | undefined;
  else object.event = 'value-ends';
  object.within = undefined;
  return undefined;
}

/** The key or value that was read last, parsed; undefined where it was too long to be kept. */
export function keptValue({ kept }: Members): unknown {
  return kept.length > longestKept ? undefined : JSON.parse(new TextDecoder().decode(Uint8Array.from(kept)));
}

function starts(object: Members, byte: number, within: 'key' | 'value'): void {
  object.within = within;
  object.kept = [byte];
  if (within === 'value') object.event = 'value-starts';
}

function isBehindValue({ syntax, depth }: Members): boolean {
  if (syntax.depth !== depth) return syntax.depth < depth;
  return syntax.expect === expects.next || syntax.expect === expects.key;
}
