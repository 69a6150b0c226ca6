import { formatLocation } from '../../../release/index.ts';
import type { AuditReport } from '../../audit/audit-report.ts';
import { cut } from '../../cut.ts';
import { count } from '../../numbers.ts';
import { element } from '../elements.ts';
import { longestText, type PageSection, section } from '../section.ts';

const toldRemarks = 100;

/** What is to be said of the project and the policy themselves; nothing where nothing is. */
export function remarksSection({ diagnostics }: AuditReport): PageSection[] {
  if (diagnostics.length === 0) return [];
  const told = diagnostics
    .slice(0, toldRemarks)
    .map(({ severity, location, message }) =>
      element(
        'li',
        {},
        element('strong', {}, `${severity}: `),
        cut(message, longestText),
        ...(location ? [' ', element('code', {}, formatLocation(location))] : []),
      ),
    );
  const hidden = diagnostics.length - told.length;
  return [
    section(
      'remarks',
      'The project and the policy',
      element('ul', {}, ...told),
      ...(hidden > 0 ? [element('p', {}, `And ${count(hidden, 'more remark')}.`)] : []),
    ),
  ];
}
