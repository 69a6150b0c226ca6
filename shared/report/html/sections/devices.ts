import type { AuditReport } from '../../audit/audit-report.ts';
import { thousands } from '../../numbers.ts';
import { element } from '../elements.ts';
import { type PageSection, section } from '../section.ts';

/** The table of all devices; a program fills it, and without one it says so. */
export function devicesSection({ counts }: AuditReport): PageSection {
  return section(
    'devices',
    `Devices (${thousands(counts.devices)})`,
    element('noscript', {}, element('p', {}, 'The table of devices needs scripts, which this page brings along.')),
    element('div', { id: 'device-table' }),
  );
}
