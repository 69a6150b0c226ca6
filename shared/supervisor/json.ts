/** A JSON object, whoever wrote it: no key of it is known to be there. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

export function isMissingOrText(value: unknown): value is string | null | undefined {
  return isMissing(value) || typeof value === 'string';
}

/** An own property, so that a key such as `constructor` is never found where nobody wrote it. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
