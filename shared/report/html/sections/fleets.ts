import type { AuditedFleetReport, AuditReport } from '../../audit/audit-report.ts';
import { share } from '../../audit/audit-verdict.ts';
import { worstFirst } from '../../audit/worst-first.ts';
import { cut } from '../../cut.ts';
import { count, thousands } from '../../numbers.ts';
import { judgementBar, judgementLegend } from '../charts.ts';
import { element, type Html, tableElement } from '../elements.ts';
import { longestText, type PageSection, scrolling, section } from '../section.ts';

/** how many fleets the table has: the table of devices has all of them */
const toldFleets = 200;

/** Each fleet with its devices by judgement, what needs a look first. */
export function fleetsSection({ fleets }: AuditReport): PageSection {
  const largest = Math.max(1, ...fleets.map(({ counts }) => counts.devices));
  const hasNext = fleets.some(({ next }) => next);
  const rows = worstFirst(fleets)
    .slice(0, toldFleets)
    .map((fleet) => fleetRow(fleet, largest, hasNext));
  const hidden = worstFirst(fleets).slice(toldFleets);
  const unread = hidden.filter(({ error }) => error).length;
  const more = unread > 0 ? `, of which ${thousands(unread)} could not be read` : '';
  const heads = [
    'Fleet',
    'Devices by judgement',
    'Devices',
    'run it',
    'reject it',
    'misjudged',
    'unprotected',
    'unknown',
    'excused',
    ...(hasNext ? ['next: newly reject'] : []),
    'as predicted',
  ];
  const caption = 'Fleets, and what their devices make of the release that they should be running';
  return section(
    'fleets',
    'Fleets',
    judgementLegend(),
    scrolling('Fleets', tableElement(caption, heads, rows)),
    ...(hidden.length > 0 ? [element('p', {}, `And ${count(hidden.length, 'more fleet')}${more}.`)] : []),
  );
}

function fleetRow(
  { slug, error, counts, reality }: AuditedFleetReport,
  largest: number,
  hasNext: boolean,
): (Html | string)[] {
  if (error) {
    const why = element('span', { class: 'error' }, cut(error.message, longestText));
    return [slug, why, '', '', '', '', '', '', '', ...(hasNext ? [''] : []), ''];
  }
  return [
    slug,
    judgementBar(counts, largest),
    ...[
      counts.devices,
      counts.runs,
      counts.rejects,
      counts.misjudged,
      counts.unprotected,
      counts.unknown,
      counts.excused,
    ].map(thousands),
    ...(hasNext ? [counts.nextNewlyRejecting === null ? '–' : thousands(counts.nextNewlyRejecting)] : []),
    share(reality.agreed, reality.compared),
  ];
}
