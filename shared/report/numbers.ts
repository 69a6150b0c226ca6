/** `1 device`, `2 devices`, `12,500 devices`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${thousands(number)} ${number === 1 ? singular : plural}`;
}

/** `12,500`. Written out, for asking Node's tables of all languages takes longer than the rest of a small report. */
export function thousands(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
