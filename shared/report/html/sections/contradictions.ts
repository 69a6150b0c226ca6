import type { AuditReport } from '../../audit/audit-report.ts';
import { escapeJson } from '../../escape/json.ts';
import { element } from '../elements.ts';
import { type PageSection, scrolling, section } from '../section.ts';

const toldContradictions = 20;

/** Where this program is wrong, ready to be pasted into a report of that; nothing where it isn't. */
export function contradictionsSection({ fleets }: AuditReport): PageSection[] {
  const lines = fleets
    .flatMap(({ reality }) => reality.contradictions)
    .slice(0, toldContradictions)
    .map((one) => escapeJson(JSON.stringify(one)));
  if (lines.length === 0) return [];
  const what =
    'These devices do otherwise than was predicted. Please report it to balena-contracts with these lines, which say nothing of whose devices they are.';
  return [
    section(
      'contradictions',
      'Otherwise than predicted',
      element('p', {}, what),
      scrolling('To be reported', element('div', {}, ...lines.map((line) => element('pre', {}, line)))),
    ),
  ];
}
