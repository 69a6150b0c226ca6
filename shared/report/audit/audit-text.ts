import { escapeJson } from '../escape/json.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { hideDevices, type Naming } from '../hidden-devices.ts';
import { count, thousands } from '../numbers.ts';
import { sectionsOf } from '../sections.ts';
import { adviceSection } from '../text/advice.ts';
import { listDevices } from '../text/devices.ts';
import { diagnosticsSection } from '../text/diagnostics.ts';
import { excusesSections } from '../text/excuses.ts';
import { deviceSections } from '../text/groups.ts';
import { paragraph } from '../text/layout.ts';
import { makeStyle, type Style } from '../text/style.ts';
import { textTable } from '../text/table.ts';
import type { TextOptions } from '../text/text.ts';
import type { AuditedFleetReport, AuditReport } from './audit-report.ts';
import { auditVerdict, share } from './audit-verdict.ts';
import { changedDevices } from './changed-devices.ts';
import { checkOfFleets } from './check-of-fleets.ts';
import { concernedReleases, isConcerned } from './concerned-releases.ts';

/** how many fleets are told of in detail, and how many stand in the table */
const toldFleets = 20;
const listedFleets = 200;

/** An audit for people: what it comes to, a line a fleet, then of each fleet that needs it who rejects and why. Ends with a newline. */
export function toAuditText(report: AuditReport, { width, colours }: TextOptions, names: Naming = 'show'): string {
  const style = makeStyle(colours);
  const { sentence, more } = auditVerdict(report);
  const head = [
    paragraph(marked(report, escapeTerminal(sentence), style), 0, width),
    ...more.map((line) => paragraph(escapeTerminal(line), 2, width)),
  ].join('\n');
  const concerned = report.fleets.filter(isConcerned);
  const told = concerned.slice(0, toldFleets).flatMap((fleet) => fleetSections(fleet, report, names, style, width));
  const hidden = concerned.length - toldFleets;
  return `${[
    head,
    ...fleetTable(report, style),
    ...changes(report, names, style, width),
    ...told,
    ...(hidden > 0
      ? [`${thousands(hidden)} more fleets have devices of which there is something to say: see --json`]
      : []),
    ...contradictions(report, style),
    ...diagnosticsSection(report.diagnostics, style, width),
  ].join('\n\n')}\n`;
}

function marked({ result }: AuditReport, text: string, style: Style): string {
  if (result.status === 'failed' || result.status === 'error') return style.red(style.bold(`✗ ${text}`));
  if (result.status === 'skipped') return style.yellow(style.bold(`– ${text}`));
  return style.green(style.bold(`✓ ${text}`));
}

function fleetTable({ fleets }: AuditReport, style: Style): string[] {
  if (fleets.length === 0) return [];
  const hasNext = fleets.some(({ next }) => next);
  const shown = fleets.slice(0, listedFleets);
  const heads = [
    'Fleet',
    'devices',
    'run it',
    'reject it',
    'excused',
    'unknown',
    ...(hasNext ? ['next: newly reject'] : []),
    'as predicted',
  ];
  const rows = shown.map(({ slug, error, counts, reality }) => [
    escapeTerminal(slug),
    ...(error
      ? ['could not be read', '', '', '', ...(hasNext ? [''] : []), '']
      : [
          ...[counts.devices, counts.runs, counts.rejecting, counts.excused, counts.unknown].map(thousands),
          ...(hasNext ? [counts.nextNewlyRejecting === null ? '–' : thousands(counts.nextNewlyRejecting)] : []),
          share(reality.agreed, reality.compared),
        ]),
  ]);
  const hidden = fleets.length - shown.length;
  const table = textTable(heads, rows, style);
  return [hidden > 0 ? `${table}\nand ${thousands(hidden)} more fleets: see --json` : table];
}

/** Which devices are otherwise than at the last audit. */
function changes(report: AuditReport, names: Naming, style: Style, width: number): string[] {
  return changedDevices(report, names).map(({ heading, fleets }) => {
    const lines = fleets
      .slice(0, toldFleets)
      .map(({ slug, devices }) =>
        paragraph(`${escapeTerminal(slug)}: ${listDevices(devices) || count(devices.length, 'device')}`, 2, width),
      );
    const hidden = fleets.length - lines.length;
    return [
      style.bold(heading),
      ...lines,
      ...(hidden > 0 ? [`  and devices of ${count(hidden, 'more fleet')}: see --json`] : []),
    ].join('\n');
  });
}

/** Who of one fleet rejects what it should be running, or may, and who the next release, and why. */
function fleetSections(
  fleet: AuditedFleetReport,
  { result, release }: AuditReport,
  names: Naming,
  style: Style,
  width: number,
): string[] {
  const check = hideDevices(checkOfFleets(concernedReleases(fleet, release), result), names);
  return check.assessments.flatMap((assessment) => {
    const sections = [
      ...deviceSections(sectionsOf(assessment, check), assessment, style, width),
      ...excusesSections(assessment, check, style, width),
      ...adviceSection(check.advice?.get(assessment) ?? [], style, width),
    ];
    const { source } = assessment.release;
    return sections.length === 0 ? [] : [style.bold(escapeTerminal(source)), ...sections];
  });
}

/** Where this program is wrong, ready to be pasted. */
function contradictions({ fleets }: AuditReport, style: Style): string[] {
  const all = fleets.flatMap(({ reality }) => reality.contradictions);
  if (all.length === 0) return [];
  const lines = all.slice(0, 5).map((one) => escapeJson(JSON.stringify(one)));
  return [[style.bold('To be reported: done otherwise than was predicted'), ...lines].join('\n')];
}
