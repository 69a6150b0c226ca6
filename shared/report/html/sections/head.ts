import type { AuditReport } from '../../audit/audit-report.ts';
import { auditVerdict } from '../../audit/audit-verdict.ts';
import { cut } from '../../cut.ts';
import { moment } from '../../moment.ts';
import { element, type Html } from '../elements.ts';
import { longestText } from '../section.ts';

const marks = { passed: '✓', failed: '✗', skipped: '–', error: '✗' } as const;

/** What the audit comes to, first of all. */
export function headSection(report: AuditReport): Html {
  const { sentence, more } = auditVerdict(report);
  const { status } = report.result;
  return element(
    'header',
    {},
    element('p', { class: 'when' }, `Fleet audit of ${moment(report.takenAt)}`),
    element(
      'h1',
      { class: status },
      element('span', { 'aria-hidden': 'true' }, `${marks[status]} `),
      cut(sentence, longestText),
    ),
    element('ul', {}, ...more.map((line) => element('li', {}, cut(line, longestText)))),
  );
}
