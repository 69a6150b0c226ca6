import { escapeJson } from '../escape/json.ts';
import type { AuditReport } from './audit-report.ts';

/** where the fleets come in what is written without any */
const noFleets = '"fleets": []';

/**
 * The report of an audit as JSON of two blanks, in pieces: a large estate has a hundred megabytes of it, which nobody needs
 * in one. Ends with a newline.
 */
export function* toAuditJson({ fleets, ...others }: AuditReport): Generator<string> {
  const written = JSON.stringify({ ...others, fleets: [] }, undefined, 2);
  // The last key: nothing that others say can look like it further behind.
  const at = written.lastIndexOf(noFleets);
  yield escapeJson(written.slice(0, at));
  yield fleets.length === 0 ? noFleets : '"fleets": [';
  for (const [index, fleet] of fleets.entries()) {
    const lines = JSON.stringify(fleet, undefined, 2).replaceAll('\n', '\n    ');
    yield `${index === 0 ? '' : ','}\n    ${escapeJson(lines)}`;
  }
  yield `${fleets.length === 0 ? '' : '\n  ]'}${written.slice(at + noFleets.length)}\n`;
}
