import type { AuditReport } from '../../audit/audit-report.ts';
import { changedDevices } from '../../audit/changed-devices.ts';
import type { Naming } from '../../hidden-devices.ts';
import { moment } from '../../moment.ts';
import { count } from '../../numbers.ts';
import { element } from '../elements.ts';
import { namedDevices } from '../named.ts';
import { type PageSection, section } from '../section.ts';

const toldFleets = 50;
const toldDevices = 20;

/** Which devices are otherwise than at the last audit; nothing where none are. */
export function changesSection(report: AuditReport, names: Naming): PageSection[] {
  const changed = changedDevices(report, names);
  if (changed.length === 0 || !report.changes) return [];
  const told = changed.flatMap(({ heading, fleets }) => [
    element('h3', {}, heading),
    element(
      'ul',
      {},
      ...fleets
        .slice(0, toldFleets)
        .map(({ slug, devices }) =>
          element('li', {}, element('strong', {}, `${slug}: `), ...namedDevices(devices, toldDevices)),
        ),
    ),
    ...(fleets.length > toldFleets
      ? [element('p', {}, `And devices of ${count(fleets.length - toldFleets, 'more fleet')}: see the table below.`)]
      : []),
  ]);
  return [section('changes', `Since ${moment(report.changes.since)}`, ...told)];
}
