/** One row of an answer: nothing is known of it but that it is an object. */
export type Row = Readonly<Record<string, unknown>>;

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rows of an answer; undefined where it isn't a list of objects. */
export function rowsOf(answer: unknown): readonly Row[] | undefined {
  return Array.isArray(answer) && answer.every(isRow) ? answer : undefined;
}

/** An id; undefined for all that can't be one. */
export function idOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** What a foreign key points to: `{__id: 5}` or `[{id: 5}]` as it is expanded; null where it points to nothing. */
export function referenceOf(value: unknown): number | null | undefined {
  if (value === null || (Array.isArray(value) && value.length === 0)) return null;
  if (isRow(value)) return idOf(value['__id']);
  return Array.isArray(value) && isRow(value[0]) ? idOf(value[0]['id']) : undefined;
}
