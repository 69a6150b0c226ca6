/** What the tables say of one fact of a device type on one OS version. */
export type TableAnswer<Value> =
  | { readonly kind: 'known'; readonly value: Value }
  /** builds of two repositories carry the same OS version with different values: the likelier first */
  | { readonly kind: 'ambiguous'; readonly values: readonly [Value, Value, ...Value[]] }
  /** the board has none, and never had (L4T only) */
  | { readonly kind: 'absent' }
  | NotCovered;

/** The tables don't know the device type, or not what this OS version brings to it. */
export interface NotCovered {
  readonly kind: 'not-covered';
  readonly why: 'device-type' | 'os-version';
}

export const deviceTypeNotCovered: NotCovered = { kind: 'not-covered', why: 'device-type' };
export const osVersionNotCovered: NotCovered = { kind: 'not-covered', why: 'os-version' };

/** The answer that a list of different values comes to, the likeliest first; none: the OS version isn't covered. */
export function answerOf<Value>([first, second, ...more]: readonly Value[]): TableAnswer<Value> {
  if (first === undefined) return osVersionNotCovered;
  return second === undefined
    ? { kind: 'known', value: first }
    : { kind: 'ambiguous', values: [first, second, ...more] };
}

/** The values of an answer, the likeliest first; none where it is absent or not covered. */
export function valuesOf<Value>(answer: TableAnswer<Value>): readonly Value[] {
  if (answer.kind === 'known') return [answer.value];
  return answer.kind === 'ambiguous' ? answer.values : [];
}
