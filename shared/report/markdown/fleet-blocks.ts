import { count, thousands } from '../numbers.ts';
import type { FleetContent, NamesContent, RowContent, SectionContent } from './content.ts';
import type { Room } from './room.ts';
import { table } from './table.ts';

/** What is told of one fleet, in blocks between which an empty line stands. */
export function fleetBlocks(fleet: FleetContent, services: number, room: Room): string[] {
  return [
    ...(fleet.base ? [fleet.base] : []),
    ...fleet.newly.flatMap((section) => sectionBlocks(section, room)),
    ...(fleet.changes.length > 0
      ? ['#### What else changes', fleet.changes.map((change) => `- ${change}`).join('\n')]
      : []),
    ...fleet.sections.flatMap((section) => sectionBlocks(section, room)),
    ...serviceBlocks(fleet, services, room),
    ...fleet.notes.map((note) => `<sub>${note}</sub>`),
  ];
}

function sectionBlocks({ heading, rows, total }: SectionContent, room: Room): string[] {
  const shown = rows.slice(0, room.causes);
  const hidden = total - shown.length;
  return [
    `#### ${heading}`,
    ...shown.flatMap((row) => causeBlocks(row, total > 1, room)),
    ...(hidden > 0 ? [`${count(hidden, shown.length > 0 ? 'more reason' : 'reason')} not shown.`] : []),
  ];
}

/** The devices, then a line for each requirement. */
function causeBlocks({ devices, lines, total }: RowContent, isCounted: boolean, room: Room): string[] {
  const shown = lines.slice(0, room.findings);
  const hidden = total - shown.length;
  const items = shown.map(({ what, where, rule }) => {
    return `- ${what}${where === '' ? '' : ` ${where}`}${rule === '' ? '' : `<br>*${rule}*`}`;
  });
  if (hidden > 0) items.push(`- ${count(hidden, 'more requirement')} not shown.`);
  const listed = listNames(devices, room);
  const number = isCounted && devices.total > 0 ? `**${count(devices.total, 'device')}**` : '';
  const names = [number, listed].filter((part) => part !== '').join(': ');
  return [...(names === '' ? [] : [names]), items.join('\n')];
}

/** The names that there is room for, and how many more there are; nothing where there is room for none. */
function listNames({ names, total }: NamesContent, room: Room): string {
  const shown = names.slice(0, room.devices);
  const more = total - shown.length;
  if (shown.length === 0) return '';
  return `${shown.join(', ')}${more > 0 ? ` and ${thousands(more)} more` : ''}`;
}

function serviceBlocks({ services, noVariant }: FleetContent, total: number, room: Room): string[] {
  const shown = services.slice(0, room.services);
  if (shown.length === 0) return [];
  const columns = [
    { head: 'Service' },
    { head: 'runs on', isNumber: true },
    { head: 'left out on', isNumber: true },
    { head: 'unknown on', isNumber: true },
  ];
  const hidden = total - shown.length;
  return [
    `<details><summary>Where ${count(total, 'service')} ${total === 1 ? 'runs' : 'run'}</summary>`,
    table(columns, shown),
    ...(hidden > 0 ? [`${count(hidden, 'more service')} not shown.`] : []),
    ...noVariant.slice(0, room.causes).map(({ sentence, devices }) => {
      const listed = listNames(devices, room);
      return listed === '' ? `${sentence}.` : `${sentence}: ${listed}.`;
    }),
    '</details>',
  ];
}
