import stringWidth from 'string-width';
import type { Assessment, ServiceCounts } from '../../assessment/index.ts';
import { cut } from '../cut.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { noVariantNote } from '../notes.ts';
import { listDevices } from './devices.ts';
import { count, paragraph, thousands } from './layout.ts';
import type { Style } from './style.ts';

/** how many services the table shows before the rest are counted */
const shownServices = 50;

const columns = [
  ['runs on', 'runsOn'],
  ['left out on', 'leftOutOn'],
  ['unknown on', 'unknownOn'],
] as const satisfies readonly (readonly [string, keyof ServiceCounts])[];

/** On how many devices each service runs, is left out (and so stopped), or nobody knows; then who runs none of the variants. */
export function servicesSection({ services, counts, noVariant }: Assessment, style: Style, width: number): string[] {
  if (services.length === 0 || counts.devices === 0) return [];
  const shown = services.slice(0, shownServices);
  const lines = serviceTable(shown, style, width);
  if (services.length > shown.length) lines.push(`  and ${count(services.length - shown.length, 'more service')}`);
  const notes = noVariant.map((one) =>
    [escapeTerminal(noVariantNote(one)), listDevices(one.devices)].filter((part) => part !== '').join(': '),
  );
  return [[...lines, ...notes.map((note) => style.yellow(paragraph(note, 2, width)))].join('\n')];
}

function serviceTable(services: readonly ServiceCounts[], style: Style, width: number): string[] {
  const used = columns.filter(([, key]) => key === 'runsOn' || services.some((service) => service[key] > 0));
  const heads = used.map(([head]) => head);
  const room = width - heads.reduce((sum, head) => sum + head.length + 2, 2);
  const labels = services.map(
    ({ name, optional }) => escapeTerminal(cut(name, Math.max(12, room - 11))) + (optional ? ' (optional)' : ''),
  );
  const column = Math.max('Services'.length - 2, ...labels.map((label) => stringWidth(label)));
  const pad = (text: string) => ' '.repeat(Math.max(0, column - stringWidth(text)));
  const head = `${'Services'.padEnd(column + 2)}${heads.map((text) => `  ${text}`).join('')}`;
  return [
    style.bold(head),
    ...services.map((service, index) => {
      const label = labels[index] ?? '';
      const numbers = used.map(([text, key]) => `  ${thousands(service[key]).padStart(text.length)}`);
      return `  ${label}${pad(label)}${numbers.join('')}`;
    }),
  ];
}
