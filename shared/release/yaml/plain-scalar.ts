import type { Scalar } from './value.ts';

/**
 * Which reader of YAML a file is for: compose files are read by the Go library that compose-go
 * uses, contract files by js-yaml. They agree on nearly all; not on numbers. Files that no builder
 * sees are for editors and for this reader alone: the core schema of YAML 1.2.
 */
export type Dialect = 'compose' | 'contract' | 'core';

const nulls = new Set(['', '~', 'null', 'Null', 'NULL']);
const truths = new Set(['true', 'True', 'TRUE']);
const untruths = new Set(['false', 'False', 'FALSE']);
const decimal = /^[-+]?[0-9][0-9_]*$/;
const coreNumber = /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const based = /^([-+]?)0([box])([0-9a-fA-F_]+)$/;
const float = /^[-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/;
const infinite = /^[-+]?\.(?:inf|Inf|INF)$/;
const notANumber = /^\.(?:nan|NaN|NAN)$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
const dateTime =
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d{1,2}(?::?\d{2})?))?$/;
const digits = { b: /^[01_]+$/, o: /^[0-7_]+$/, x: /^[0-9a-fA-F_]+$/ } as const;

/**
 * What a scalar without quotes and tag is: null, boolean, number, or the string itself. `yes` and
 * `on` are strings to both readers. To Go's, `010` is octal; js-yaml makes a date of a date, which
 * then reaches the API as JSON writes one.
 */
export function plainScalar(text: string, dialect: Dialect): Scalar {
  if (nulls.has(text)) return null;
  if (truths.has(text)) return true;
  if (untruths.has(text)) return false;
  if (dialect === 'core' && !infinite.test(text) && !notANumber.test(text))
    return coreNumber.test(text) ? Number(text) : text;
  if (decimal.test(text)) return decimalInteger(text, dialect);
  const prefixed = based.exec(text);
  if (prefixed !== null) return basedInteger(prefixed, text);
  if (float.test(text)) return Number(text.replaceAll('_', ''));
  if (infinite.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (notANumber.test(text)) return Number.NaN;
  if (dialect === 'contract' && (date.test(text) || dateTime.test(text))) return jsonDate(text);
  return text;
}

function decimalInteger(text: string, dialect: Dialect): Scalar {
  const plain = text.replaceAll('_', '');
  if (dialect === 'contract') return Number(plain);
  const octal = /^([-+]?)0([0-7]+)$/.exec(plain);
  if (octal !== null) return sign(octal[1], BigInt(`0o${octal[2]}`));
  return sign(/^[-+]/.exec(plain)?.[0], BigInt(plain.replace(/^[-+]/, '')));
}

function basedInteger([, minus, base, rest]: RegExpExecArray, text: string): Scalar {
  const pattern = base === 'b' ? digits.b : base === 'o' ? digits.o : digits.x;
  const plain = (rest ?? '').replaceAll('_', '');
  if (!pattern.test(rest ?? '') || plain === '') return text;
  return sign(minus, BigInt(`0${base}${plain}`));
}

function sign(minus: string | undefined, value: bigint): bigint {
  return minus === '-' ? -value : value;
}

function jsonDate(text: string): string {
  const time = new Date(date.test(text) ? text : text.replace(/[ \t]+/, 'T').replace(/T([-+Z])/, '$1'));
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}

/**
 * The string that compose-go makes of a label's value, as Go prints it: `true`, `32.4` (also for
 * `32.40`), `1e+06`; null becomes the empty string.
 */
export function goString(value: Scalar): string {
  if (value === null) return '';
  if (typeof value !== 'number') return String(value);
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (Object.is(value, -0)) return '-0';
  // Go's %v writes an exponent of at least two digits, below 1e-4 and from 1e21
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-4 && size < 1e21)) return String(value);
  return value.toExponential().replace(/e([-+])(\d)$/, 'e$10$2');
}
