import type { AuditReport } from '../../audit/audit-report.ts';
import { cut } from '../../cut.ts';
import { count, thousands } from '../../numbers.ts';
import { judgementBar, judgementLegend } from '../charts.ts';
import { element, type Html } from '../elements.ts';
import { type PageSection, section } from '../section.ts';
import { histogramRows, type VersionCount, type VersionCut, type Versions, versionsOf } from '../versions.ts';

/** how much of a version is shown: devices say what they like */
const longestVersion = 40;

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
  const rows = histogramRows(versions).map((row) => ('asked' in row ? cutRow(row) : versionRow(row, most)));
  const heads = ['Version', 'Devices', 'Rejecting', 'By judgement'].map((head) =>
    element('th', { scope: 'col' }, head),
  );
  const { more } = versions;
  const hidden = [
    ...(more.versions > 0 ? [`${count(more.versions, 'more version')} of ${count(more.devices, 'device')}`] : []),
    ...(more.cuts > 0 ? [count(more.cuts, 'lower requirement')] : []),
  ];
  return element(
    'div',
    {},
    element(
      'table',
      { class: 'histogram' },
      element('caption', {}, `${name} versions, by devices`),
      element('thead', {}, element('tr', {}, ...heads)),
      element('tbody', {}, ...rows),
    ),
    ...(hidden.length > 0 ? [element('p', {}, `And ${hidden.join(', and ')}.`)] : []),
  );
}

function cutRow({ version, isAbove, asked }: VersionCut): Html {
  const where = isAbove ? `above ${version}` : `from ${version} on`;
  return element('tr', { class: 'cut' }, element('th', { scope: 'row', colspan: 4 }, `${where}: ${asked}`));
}

/** How many reject stands in figures, too: not everybody tells colours apart. */
function versionRow(row: VersionCount, most: number): Html {
  const rejecting = row.rejects + row.misjudged;
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, cut(row.version, longestVersion)),
    element('td', {}, thousands(row.devices)),
    element('td', {}, rejecting > 0 ? `${thousands(rejecting)} ${rejecting === 1 ? 'rejects' : 'reject'}` : ''),
    element('td', {}, judgementBar(row, most)),
  );
}
