import type { Assessment } from '../../assessment/index.ts';
import { formatLocation } from '../../release/index.ts';
import { type Reason, reasons } from '../../supervisor/index.ts';
import { type Cause, joinByCause, type SharedFinding } from '../causes.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { hasRule } from '../rule.ts';
import type { Section } from '../sections.ts';
import { sharedAdvice } from '../shared-advice.ts';
import { sharedSentence } from '../shared-sentence.ts';
import { listDevices } from './devices.ts';
import { count, paragraph } from './layout.ts';
import type { Style } from './style.ts';

/** how many causes of one section are shown before the rest are counted */
const shownCauses = 20;
/** how many findings of one cause are shown before the rest are counted */
const shownFindings = 10;

/** A section for each kind of device that matters and that there is: how many, which, why, and where it is written. */
export function deviceSections(
  sections: readonly Section[],
  { groups: allGroups }: Assessment,
  style: Style,
  width: number,
): string[] {
  return sections.flatMap(({ heading, kind, concerns, choose }) => {
    const groups = allGroups.filter(concerns);
    const devices = groups.reduce((sum, group) => sum + group.devices.length, 0);
    if (devices === 0) return [];
    const colour = style[kind === 'doubtful' ? 'yellow' : 'red'];
    const head = colour(style.bold(paragraph(`${count(devices, 'device')} ${heading}`, 0, width)));
    const causes = joinByCause(groups, choose);
    const lines = causes.slice(0, shownCauses).flatMap((cause) => causeLines(cause, causes.length > 1, style, width));
    const hidden = causes.slice(shownCauses);
    if (hidden.length > 0) {
      const others = count(
        hidden.reduce((sum, cause) => sum + cause.devices.length, 0),
        'device',
      );
      lines.push(paragraph(`and ${others} for ${count(hidden.length, 'other reason')}: see --json`, 2, width));
    }
    return [[head, ...lines].join('\n')];
  });
}

function causeLines({ devices, findings }: Cause, counted: boolean, style: Style, width: number): string[] {
  const names = listDevices(devices);
  const number = counted ? style.bold(count(devices.length, 'device')) : '';
  const who = [number, names].filter((part) => part !== '').join(': ');
  const lines = who === '' ? [] : [paragraph(who, 2, width)];
  const shown = findings.slice(0, shownFindings);
  for (const [reason, ofReason] of byReason(shown)) {
    for (const shared of ofReason) {
      const sentences = [sharedSentence(shared), sharedAdvice(shared)].filter((text) => text !== undefined);
      lines.push(paragraph(escapeTerminal(sentences.join(' ')), 4, width));
      const { location } = shared.finding;
      if (location) lines.push(`    ${style.cyan(escapeTerminal(formatLocation(location)))}`);
    }
    if (hasRule(reason)) lines.push(paragraph(style.dim(reasons[reason]), 4, width));
  }
  if (findings.length > shown.length) {
    lines.push(paragraph(`and ${count(findings.length - shown.length, 'more requirement')}: see --json`, 4, width));
  }
  return lines;
}

/** findings of one reason together, so that its rule stands once behind them */
function byReason(findings: readonly SharedFinding[]): Map<Reason, SharedFinding[]> {
  return Map.groupBy(findings, ({ finding }) => finding.reason);
}
