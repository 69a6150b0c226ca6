import type { AuditReport } from '../../audit/audit-report.ts';
import { thousands } from '../../numbers.ts';
import { judgementBar, judgementLegend } from '../charts.ts';
import { element, type Html } from '../elements.ts';
import { type PageSection, section } from '../section.ts';
import { histogramRows, type Versions, versionsOf } from '../versions.ts';

/** Supervisor and OS versions, and where requirements cut them. */
export function versionsSection(report: AuditReport): PageSection[] {
  if (report.counts.devices === 0) return [];
  return [
    section(
      'versions',
      'Versions',
      judgementLegend(),
      histogram('Supervisor', versionsOf(report, 'supervisorVersion')),
      histogram('balenaOS', versionsOf(report, 'osVersion')),
    ),
  ];
}

function histogram(name: string, versions: Versions): Html {
  const most = Math.max(1, ...versions.counts.map(({ devices }) => devices));
  const rows = histogramRows(versions).map((row) =>
    'asked' in row
      ? element(
          'tr',
          { class: 'cut' },
          element('th', { scope: 'row', colspan: 3 }, `from ${row.version} on: ${row.asked}`),
        )
      : element(
          'tr',
          {},
          element('th', { scope: 'row' }, row.version),
          element('td', {}, thousands(row.devices)),
          element('td', {}, judgementBar(row, most)),
        ),
  );
  const heads = ['Version', 'Devices', 'By judgement'].map((head) => element('th', { scope: 'col' }, head));
  return element(
    'table',
    { class: 'histogram' },
    element('caption', {}, `${name} versions, by devices`),
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...rows),
  );
}
