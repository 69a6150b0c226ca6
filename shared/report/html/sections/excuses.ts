import type { AuditReport } from '../../audit/audit-report.ts';
import { cut } from '../../cut.ts';
import { count, thousands } from '../../numbers.ts';
import type { ReportedExcuse } from '../../report.ts';
import { element, tableElement } from '../elements.ts';
import { longestText, type PageSection, scrolling, section } from '../section.ts';

const toldExcuses = 200;
const day = 24 * 60 * 60 * 1000;

/** Which excuses hold, which ran out, and until when; nothing where none names a device. */
export function excusesSection({ fleets, takenAt }: AuditReport): PageSection[] {
  const rows = fleets
    .flatMap(({ slug, releases }) =>
      joined(releases.flatMap(({ excuses }) => excuses)).map((one) => ({ slug, ...one })),
    )
    .filter(({ named, excused }) => named > 0 || excused > 0)
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  if (rows.length === 0) return [];
  const cells = rows
    .slice(0, toldExcuses)
    .map(({ until, ranOut, slug, excused, reason }) => [
      until,
      element('span', { class: ranOut ? 'error' : '' }, left(until, takenAt)),
      slug,
      `${count(excused, 'device')}${ranOut ? (excused === 1 ? ' counts again' : ' count again') : ''}`,
      cut(reason, longestText),
    ]);
  const hidden = rows.length - cells.length;
  const heads = ['Until', 'Left', 'Fleet', 'Devices', 'Reason'];
  return [
    section(
      'excuses',
      'Excuses',
      scrolling('Excuses', tableElement('Excuses of the policy, and until when they hold', heads, cells)),
      ...(hidden > 0 ? [element('p', {}, `And ${thousands(hidden)} more.`)] : []),
    ),
  ];
}

interface FleetExcuse {
  readonly until: string;
  readonly reason: string;
  readonly ranOut: boolean;
  readonly named: number;
  readonly excused: number;
}

/** The same excuse of several releases as one: it is written once in the policy. */
function joined(excuses: readonly ReportedExcuse[]): FleetExcuse[] {
  const alike = Map.groupBy(excuses, ({ location: { file, line, column } }) => JSON.stringify([file, line, column]));
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    const sum = (number: (excuse: ReportedExcuse) => number) => same.reduce((total, one) => total + number(one), 0);
    return first ? [{ ...first, named: sum(({ named }) => named), excused: sum(({ excused }) => excused.length) }] : [];
  });
}

/** How long an excuse holds yet, in days of UTC: its last day still counts. */
function left(until: string, takenAt: string): string {
  const days = Math.round((Date.parse(until) - Date.parse(takenAt.slice(0, 10))) / day);
  if (Number.isNaN(days)) return '';
  if (days < 0) return `ran out ${count(-days, 'day')} ago`;
  return days === 0 ? 'today is its last day' : count(days, 'day');
}
