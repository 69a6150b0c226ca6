import type { FleetErrorCode } from '../fleet-error.ts';
import { shownByte } from '../record/shown.ts';
import { deepestNesting } from './limits.ts';
import { nulByte } from './refusals.ts';

/**
 * JSON's grammar (RFC 8259) and UTF-8, byte by byte: for text that is passed over, and to say where
 * and why a text is wrong that JSON.parse refused. It accepts exactly what JSON.parse accepts of
 * well-formed UTF-8, down to `deepestNesting`.
 *
 * The state is what may stand next (`expect`), and for each open bracket whether it is an object's.
 * A number has no end of its own: the byte behind it ends it and is then taken as what follows.
 */
export interface JsonSyntax {
  expect: Expect;
  /** how many brackets are open */
  depth: number;
  /** for each open bracket from the outermost: 1 for an object's, 0 for a list's */
  readonly objects: Uint8Array;
  /** the string being read is a key */
  isKey: boolean;
  /** the literal that is read: `true`, `false` or `null` */
  literal: string;
  /** how many of its letters are read; or how many digits of an escape, or bytes of a character, are left */
  count: number;
  /** the range in which the next byte of a character must lie */
  low: number;
  high: number;
}

/** Why a byte may not stand where it stands. */
export interface Complaint {
  readonly code: FleetErrorCode;
  readonly problem: string;
}

export type Expect = (typeof expects)[keyof typeof expects];

export const expects = {
  value: 0,
  valueOrEnd: 1,
  key: 2,
  keyOrEnd: 3,
  colon: 4,
  /** a comma or the closing bracket */
  next: 5,
  string: 6,
  character: 7,
  escape: 8,
  hexadecimal: 9,
  literal: 10,
  /** behind the minus, a leading zero, other digits, the point, its digits, the e, its sign, its digits */
  minus: 11,
  zero: 12,
  integer: 13,
  point: 14,
  fraction: 15,
  exponent: 16,
  exponentSign: 17,
  exponentDigits: 18,
  /** nothing but blanks */
  nothing: 19,
} as const;

/** The state before a value that stands inside of `outer` lists. */
export function jsonSyntax(outer = 0): JsonSyntax {
  return {
    expect: expects.value,
    depth: outer,
    objects: new Uint8Array(deepestNesting),
    isKey: false,
    literal: '',
    count: 0,
    low: 0x80,
    high: 0xbf,
  };
}

/** Takes one byte. A complaint ends the reading: the state isn't to be used any more. */
export function takeByte(syntax: JsonSyntax, byte: number): Complaint | undefined {
  switch (syntax.expect) {
    case expects.string:
      return inString(syntax, byte);
    case expects.character:
      if (byte < syntax.low || byte > syntax.high) return notUtf8(byte);
      syntax.low = 0x80;
      syntax.high = 0xbf;
      syntax.count -= 1;
      if (syntax.count === 0) syntax.expect = expects.string;
      return undefined;
    case expects.escape:
      if (byte === 0x75) {
        syntax.count = 4;
        syntax.expect = expects.hexadecimal;
        return undefined;
      }
      if (!'"\\/bfnrt'.includes(String.fromCharCode(byte))) {
        return invalid(`${shownByte(byte)} behind a \\ in a string, where one of " \\ / b f n r t u is expected`);
      }
      syntax.expect = expects.string;
      return undefined;
    case expects.hexadecimal:
      if (!isHexadecimal(byte))
        return invalid(`${shownByte(byte)} in a \\u escape, where a hexadecimal digit is expected`);
      syntax.count -= 1;
      if (syntax.count === 0) syntax.expect = expects.string;
      return undefined;
    case expects.literal:
      if (byte !== syntax.literal.charCodeAt(syntax.count))
        return invalid(`${shownByte(byte)} within ${syntax.literal}`);
      syntax.count += 1;
      if (syntax.count === syntax.literal.length) valueEnded(syntax);
      return undefined;
    default:
      return isNumberPart(syntax.expect) ? inNumber(syntax, byte) : betweenTokens(syntax, byte);
  }
}

function inString(syntax: JsonSyntax, byte: number): Complaint | undefined {
  if (byte === 0x22) {
    if (syntax.isKey) syntax.expect = expects.colon;
    else valueEnded(syntax);
  } else if (byte === 0x5c) {
    syntax.expect = expects.escape;
  } else if (byte < 0x20) {
    if (byte === 0) return nulByte;
    return invalid(
      `${shownByte(byte)} inside a string, where it must be written as an escape, or the string has no end`,
    );
  } else if (byte >= 0x80) {
    return characterStarts(syntax, byte);
  }
  return undefined;
}

/** The first byte of a character of two to four; no overlong forms, no surrogates (RFC 3629). */
function characterStarts(syntax: JsonSyntax, byte: number): Complaint | undefined {
  if (byte < 0xc2 || byte > 0xf4) return notUtf8(byte);
  syntax.count = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  if (byte === 0xe0) syntax.low = 0xa0;
  if (byte === 0xed) syntax.high = 0x9f;
  if (byte === 0xf0) syntax.low = 0x90;
  if (byte === 0xf4) syntax.high = 0x8f;
  syntax.expect = expects.character;
  return undefined;
}

function inNumber(syntax: JsonSyntax, byte: number): Complaint | undefined {
  const next = isDigit(byte) ? afterDigit(syntax.expect, byte) : afterMark(syntax.expect, byte);
  if (next !== undefined) {
    syntax.expect = next;
    return undefined;
  }
  if (isUnfinished(syntax.expect)) return invalid(`${shownByte(byte)} within a number, where a digit is expected`);
  valueEnded(syntax);
  return betweenTokens(syntax, byte);
}

function afterDigit(expect: Expect, byte: number): Expect | undefined {
  if (expect === expects.minus) return byte === 0x30 ? expects.zero : expects.integer;
  if (expect === expects.integer) return expects.integer;
  if (expect === expects.point || expect === expects.fraction) return expects.fraction;
  return expect === expects.zero ? undefined : expects.exponentDigits;
}

function afterMark(expect: Expect, byte: number): Expect | undefined {
  if (byte === 0x2e) return expect === expects.zero || expect === expects.integer ? expects.point : undefined;
  if (byte === 0x65 || byte === 0x45) {
    return expect === expects.zero || expect === expects.integer || expect === expects.fraction
      ? expects.exponent
      : undefined;
  }
  if (byte === 0x2b || byte === 0x2d) return expect === expects.exponent ? expects.exponentSign : undefined;
  return undefined;
}

function isUnfinished(expect: Expect): boolean {
  return (
    expect === expects.minus ||
    expect === expects.point ||
    expect === expects.exponent ||
    expect === expects.exponentSign
  );
}

function betweenTokens(syntax: JsonSyntax, byte: number): Complaint | undefined {
  if (isBlank(byte)) return undefined;
  const { expect } = syntax;
  switch (byte) {
    case 0x22:
      if (expect === expects.key || expect === expects.keyOrEnd || isValueExpected(expect)) {
        syntax.isKey = !isValueExpected(expect);
        syntax.expect = expects.string;
        return undefined;
      }
      break;
    case 0x2c:
      if (expect === expects.next) {
        syntax.expect = syntax.objects[syntax.depth - 1] === 1 ? expects.key : expects.value;
        return undefined;
      }
      break;
    case 0x3a:
      if (expect === expects.colon) {
        syntax.expect = expects.value;
        return undefined;
      }
      break;
    case 0x7b:
    case 0x5b:
      if (isValueExpected(expect)) return opens(syntax, byte === 0x7b);
      break;
    case 0x7d:
    case 0x5d:
      if (mayClose(syntax, byte === 0x7d)) {
        syntax.depth -= 1;
        valueEnded(syntax);
        return undefined;
      }
      break;
    default:
      if (isValueExpected(expect) && plainValueStarts(syntax, byte)) return undefined;
  }
  if (byte === 0) return nulByte;
  return invalid(`${shownByte(byte)} where ${expected(syntax)} is expected`);
}

function opens(syntax: JsonSyntax, isObject: boolean): Complaint | undefined {
  if (syntax.depth >= deepestNesting) return tooDeep;
  syntax.objects[syntax.depth] = isObject ? 1 : 0;
  syntax.depth += 1;
  syntax.expect = isObject ? expects.keyOrEnd : expects.valueOrEnd;
  return undefined;
}

function mayClose(syntax: JsonSyntax, isObject: boolean): boolean {
  if (syntax.expect === expects.next) return (syntax.objects[syntax.depth - 1] === 1) === isObject;
  return syntax.expect === (isObject ? expects.keyOrEnd : expects.valueOrEnd);
}

/** the start of a number or a literal */
function plainValueStarts(syntax: JsonSyntax, byte: number): boolean {
  const literal = literals[byte];
  if (literal !== undefined) {
    syntax.literal = literal;
    syntax.count = 1;
    syntax.expect = expects.literal;
  } else if (byte === 0x2d) syntax.expect = expects.minus;
  else if (byte === 0x30) syntax.expect = expects.zero;
  else if (isDigit(byte)) syntax.expect = expects.integer;
  else return false;
  return true;
}

const literals: Readonly<Record<number, string>> = { 116: 'true', 102: 'false', 110: 'null' };

function valueEnded(syntax: JsonSyntax): void {
  syntax.expect = syntax.depth === 0 ? expects.nothing : expects.next;
}

function expected({ expect, depth, objects }: JsonSyntax): string {
  const closing = objects[depth - 1] === 1 ? '}' : ']';
  if (expect === expects.value) return 'a value';
  if (expect === expects.valueOrEnd) return 'a value or ]';
  if (expect === expects.key) return 'a key in quotes';
  if (expect === expects.keyOrEnd) return 'a key in quotes or }';
  if (expect === expects.colon) return 'a colon';
  return expect === expects.next ? `a comma or ${closing}` : 'nothing more';
}

function isValueExpected(expect: Expect): boolean {
  return expect === expects.value || expect === expects.valueOrEnd;
}

/** Whether a number is being read: the next byte goes on with it, or stands behind it. */
export function isNumberPart(expect: Expect): boolean {
  return expect >= expects.minus && expect <= expects.exponentDigits;
}

/** A blank, tab or line break: what may stand between tokens. */
export function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isHexadecimal(byte: number): boolean {
  return isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

const tooDeep: Complaint = {
  code: 'snapshot-too-deep',
  problem: `the text is nested deeper than ${deepestNesting} levels; no snapshot is, so this is something else.`,
};

function invalid(what: string): Complaint {
  return { code: 'snapshot-invalid', problem: `this is not valid JSON: ${what}.` };
}

function notUtf8(byte: number): Complaint {
  return {
    code: 'snapshot-invalid',
    problem: `the text is not valid UTF-8 (${shownByte(byte)}); save the snapshot in UTF-8.`,
  };
}
