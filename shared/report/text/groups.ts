import type { Assessment, Group } from '../../assessment/index.ts';
import { formatLocation } from '../../release/index.ts';
import { type Finding, type JudgementName, type Reason, reasons } from '../../supervisor/index.ts';
import { type Cause, joinByCause, type SharedFinding } from '../causes.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { sharedSentence } from '../shared-sentence.ts';
import { listDevices } from './devices.ts';
import { count, paragraph } from './layout.ts';
import type { Style } from './style.ts';

/** how many causes of one judgement are shown before the rest are counted */
const shownCauses = 20;
/** how many findings of one cause are shown before the rest are counted */
const shownFindings = 10;

const headings: Readonly<Record<Exclude<JudgementName, 'runs'>, string>> = {
  rejects: 'would reject it',
  misjudged: 'would reject it although nothing stands against it (misjudged)',
  unprotected: 'would run it although a requirement is unmet (unprotected)',
  unknown: 'could not be judged (unknown)',
};

/** A section for each judgement that matters and that some device has: how many, which, why, and where it is written. */
export function judgementSections(assessment: Assessment, style: Style, width: number): string[] {
  const { groups, counts } = assessment;
  return (['rejects', 'misjudged', 'unprotected', 'unknown'] as const).flatMap((judgement) => {
    if (counts[judgement] === 0) return [];
    const colour = judgement === 'rejects' || judgement === 'misjudged' ? style.red : style.yellow;
    const heading = colour(
      style.bold(paragraph(`${count(counts[judgement], 'device')} ${headings[judgement]}`, 0, width)),
    );
    const causes = joinByCause(ofJudgement(groups, judgement), decidesOn(assessment, judgement));
    const lines = causes.slice(0, shownCauses).flatMap((cause) => causeLines(cause, causes.length > 1, style, width));
    const hidden = causes.slice(shownCauses);
    if (hidden.length > 0) {
      const devices = hidden.reduce((sum, cause) => sum + cause.devices.length, 0);
      lines.push(
        paragraph(`and ${count(devices, 'device')} for ${count(hidden.length, 'other reason')}: see --json`, 2, width),
      );
    }
    return [[heading, ...lines].join('\n')];
  });
}

function ofJudgement(groups: readonly Group[], judgement: JudgementName): Group[] {
  return groups.filter((group) => group.judgement === judgement);
}

/** Where a device runs what it should not, an optional service is told of in the list of services. */
function decidesOn({ services }: Assessment, judgement: JudgementName): (finding: Finding) => boolean {
  if (judgement !== 'unprotected') return () => true;
  const optional = new Set(services.filter((service) => service.optional).map(({ name }) => name));
  return ({ service, reason }) => service === undefined || !optional.has(service) || reason === 'type-ignored';
}

function causeLines({ devices, findings }: Cause, counted: boolean, style: Style, width: number): string[] {
  const names = listDevices(devices);
  const lines = [paragraph(counted ? `${style.bold(count(devices.length, 'device'))}: ${names}` : names, 2, width)];
  const shown = findings.slice(0, shownFindings);
  for (const [reason, ofReason] of byReason(shown)) {
    for (const shared of ofReason) {
      lines.push(paragraph(escapeTerminal(sharedSentence(shared)), 4, width));
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

/** whether the rule says more than the sentences before it */
function hasRule(reason: Reason): boolean {
  return reason !== 'unmet' && reason !== 'fact-unknown' && reason !== 'contract-undecided';
}
