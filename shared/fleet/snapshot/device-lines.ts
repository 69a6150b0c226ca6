import type { JsonRecord } from '../record/facts-of-record.ts';
import { isDeeper } from '../record/nesting.ts';
import { isBlank } from './json-syntax.ts';
import { deepestNesting, longestDevice } from './limits.ts';
import { lengthProblem, type Problem, problemAt, type Span, syntaxProblem } from './problem.ts';
import { isRecord, parsed, type RecordBatch } from './record-batch.ts';
import { lineIsCut, notAnObject, notJson } from './refusals.ts';
import type { TextWindow } from './text-window.ts';

/**
 * Reads devices of NDJSON: all whole lines of the window from `from`, each for itself, blank ones
 * passed over. `isLast` says that the last line needs no line break. Undefined where no line is
 * whole.
 */
export function readLines(window: TextWindow, from: number, isLast: boolean): RecordBatch | undefined {
  const { bytes } = window;
  const text = bytes.subarray(0, window.end);
  const records: JsonRecord[] = [];
  const spans: Span[] = [];
  const spanOf = (index: number): Span => spans[index] as Span;
  let start = from;
  while (start < text.length) {
    const lineBreak = text.indexOf(0x0a, start);
    if (lineBreak === -1 && !isLast) break;
    const end = lineBreak === -1 ? text.length : lineBreak;
    const first = passBlanks(bytes, start, end);
    start = end + 1;
    if (first === end) continue;
    const span = { start: first, end, outer: 0 };
    const record = end - first > longestDevice ? undefined : parsed(bytes, first, end);
    if (!isRecord(record) || isDeeper(record, deepestNesting)) {
      return { records, spanOf, end, problem: lineProblem(window, span, record) };
    }
    records.push(record);
    spans.push(span);
  }
  return start === from ? undefined : { records, spanOf, end: Math.min(start, text.length) };
}

function passBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(bytes[at] as number)) at += 1;
  return at;
}

/** why a line is no device, where `value` is what JSON.parse made of it */
function lineProblem(window: TextWindow, span: Span, value: unknown): Problem {
  const { start, end } = span;
  if (end - start > longestDevice) return lengthProblem(window, span);
  if (value !== undefined && !isRecord(value)) return problemAt(window, start, notAnObject('this line'));
  const first = window.bytes[start] as number;
  if (first !== 0x7b) return problemAt(window, start, notJson(first));
  return syntaxProblem(window, span) ?? problemAt(window, end, lineIsCut);
}
