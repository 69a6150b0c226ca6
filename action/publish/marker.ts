import { createHash } from 'node:crypto';

/** What a comment is found again by, and the run that wrote it. */
export interface Marker {
  readonly key: string;
  readonly run: number;
}

const pattern = /^<!-- balena-contracts ([\da-f]{16}) run=(\d{1,16}) -->\n?/;

/**
 * The key of the comment that belongs to a workflow, a job of it, a source directory and the fleets that it is judged
 * for: jobs of a matrix have the same name, and each its own comment.
 */
export function markerKey(workflow: string, job: string, source: string, fleets: readonly string[]): string {
  // None of these may end the HTML comment that the marker is.
  return createHash('sha256')
    .update(JSON.stringify([workflow, job, source, fleets]))
    .digest('hex')
    .slice(0, 16);
}

/** An HTML comment, which GitHub doesn't show. */
export function writeMarker({ key, run }: Marker): string {
  return `<!-- balena-contracts ${key} run=${run} -->`;
}

/** The marker that a comment begins with, and what stands behind it; undefined for a comment of anything else. */
export function readMarker(comment: string): { readonly marker: Marker; readonly text: string } | undefined {
  const [whole, key = '', run = ''] = pattern.exec(comment.replaceAll('\r\n', '\n')) ?? [];
  if (whole === undefined) return undefined;
  return { marker: { key, run: Number(run) }, text: comment.replaceAll('\r\n', '\n').slice(whole.length).trim() };
}
