import type { AuditReport } from '../../audit/audit-report.ts';
import { moment } from '../../moment.ts';
import { thousands } from '../../numbers.ts';
import { trendChart } from '../charts.ts';
import { element, tableElement } from '../elements.ts';
import { details, type PageSection, scrolling, section } from '../section.ts';

/** How many devices rejected at the last audits; nothing without any before. */
export function trendSection({ trend }: AuditReport): PageSection[] {
  if (trend.length < 2) return [];
  const rows = trend
    .toReversed()
    .map(({ at, ...counts }) => [
      moment(at),
      ...[counts.fleets, counts.devices, counts.rejecting, counts.excused, counts.unknown].map(thousands),
    ]);
  const heads = ['Audit', 'Fleets', 'Devices', 'reject', 'excused', 'unknown'];
  return [
    section(
      'trend',
      'Trend',
      element('p', {}, 'Devices that reject, audit by audit'),
      trendChart(trend),
      details('The numbers', scrolling('The numbers', tableElement('The last audits', heads, rows))),
    ),
  ];
}
