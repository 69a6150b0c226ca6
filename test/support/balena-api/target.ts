/** The path and query of a request as a person would write them; as they came, where they can't be decoded. */
export function readableTarget(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
