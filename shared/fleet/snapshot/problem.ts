import { type Complaint, jsonSyntax, takeByte } from './json-syntax.ts';
import { longestDevice } from './limits.ts';
import { members, takeMemberByte } from './members.ts';
import { type Place, placeOf, type TextWindow } from './text-window.ts';

/** What is wrong with a snapshot, and where. */
export interface Problem extends Complaint {
  readonly place: Place;
  readonly cause?: unknown;
}

/** Where a device's text stands in the window, and how many brackets are open around it. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly outer: number;
}

export function problemAt(window: TextWindow, offset: number, complaint: Complaint): Problem {
  return { ...complaint, place: placeOf(window, offset) };
}

/** The first thing in a device's text that JSON's grammar forbids. That it is cut off is none. */
export function syntaxProblem(window: TextWindow, { start, end, outer }: Span): Problem | undefined {
  const syntax = jsonSyntax(outer);
  for (let at = start; at < end; at += 1) {
    const complaint = takeByte(syntax, window.bytes[at] as number);
    if (complaint) return problemAt(window, at, complaint);
  }
  return undefined;
}

/** For a text that is longer than any device's: what is wrong in the part that could be one, else that. */
export function lengthProblem(window: TextWindow, { start, outer }: Span): Problem {
  return syntaxProblem(window, { start, end: start + longestDevice, outer }) ?? problemAt(window, start, tooLarge);
}

export const tooLarge: Complaint = {
  code: 'snapshot-too-large',
  problem: `the text of this device is longer than ${longestDevice / 1024 / 1024} MiB, which no device's is.`,
};

/** Where in a device's text the value of one of its keys begins, the last one if there are two; else where it begins. */
export function placeOfKey(window: TextWindow, { start, end, outer }: Span, key: string | undefined): Place {
  const object = members(outer);
  let offset = start;
  for (let at = start; at < end; at += 1) {
    if (takeMemberByte(object, window.bytes[at] as number)) break;
    if (object.event === 'value-starts' && object.key === key && key !== undefined) offset = at;
  }
  return placeOf(window, offset);
}
