/** The label by which a service says that the release may run without it. */
export const optionalLabel = 'io.balena.features.optional';

const truths = new Set(['1', 'true', 'on']);

/**
 * Whether a Supervisor takes a service for optional: the label is one of `1`, `true`, `on` in any
 * case, or the number 1 or true (the API and the compose file may hold either). Nothing is
 * trimmed: `"1 "` is not a truth. From supervisor-generations.md, "The verdict".
 */
export function isOptional(labels: Readonly<Record<string, unknown>>): boolean {
  const value = Object.hasOwn(labels, optionalLabel) ? labels[optionalLabel] : undefined;
  if (typeof value === 'string') return truths.has(value.toLowerCase());
  return value === 1 || value === true;
}
