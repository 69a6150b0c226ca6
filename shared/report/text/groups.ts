import type { Assessment, Group } from '../../assessment/index.ts';
import { formatLocation } from '../../release/index.ts';
import { type Finding, type Reason, reasons } from '../../supervisor/index.ts';
import { type Cause, joinByCause, type SharedFinding } from '../causes.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { sharedSentence } from '../shared-sentence.ts';
import { listDevices } from './devices.ts';
import { count, paragraph } from './layout.ts';
import type { Style } from './style.ts';

/** how many causes of one section are shown before the rest are counted */
const shownCauses = 20;
/** how many findings of one cause are shown before the rest are counted */
const shownFindings = 10;

/** What a section of the report is about: which groups of devices, and which of their findings. */
interface Section {
  readonly heading: string;
  readonly colour: 'red' | 'yellow';
  readonly concerns: (group: Group) => boolean;
  readonly choose: (group: Group) => readonly Finding[];
}

/** A section for each kind of device that matters and that there is: how many, which, why, and where it is written. */
export function deviceSections(assessment: Assessment, style: Style, width: number): string[] {
  return sectionsOf(assessment).flatMap(({ heading, colour, concerns, choose }) => {
    const groups = assessment.groups.filter(concerns);
    const devices = groups.reduce((sum, group) => sum + group.devices.length, 0);
    if (devices === 0) return [];
    const head = style[colour](style.bold(paragraph(`${count(devices, 'device')} ${heading}`, 0, width)));
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

function sectionsOf({ services }: Assessment): Section[] {
  const names = services.map(({ name }) => name);
  const optional = new Set(services.filter((service) => service.optional).map(({ name }) => name));
  const withOutcome = ({ services: outcomes }: Group, outcome: Group['services'][number]) =>
    new Set(names.filter((_, index) => outcomes[index] === outcome));
  const all = ({ findings }: Group) => findings;
  const ofServices = (group: Group, chosen: ReadonlySet<string>) =>
    group.findings.filter(({ service }) => service !== undefined && chosen.has(service));
  /** an optional service that should be left out doesn't make a device unprotected, unless it is all there is */
  const required = (group: Group) => {
    const chosen = group.findings.filter(({ service }) => service === undefined || !optional.has(service));
    return chosen.length > 0 ? chosen : group.findings;
  };
  const judged = (name: Group['judgement']) => (group: Group) => group.judgement === name;
  /** an unprotected device has a section that tells of what it runs; what it leaves out stands here all the same */
  const runsWith = (outcome: Group['services'][number]) => (group: Group) =>
    (group.judgement === 'runs' || (group.judgement === 'unprotected' && outcome !== 'unprotected')) &&
    withOutcome(group, outcome).size > 0;
  const about = (outcome: Group['services'][number]) => (group: Group) =>
    ofServices(group, withOutcome(group, outcome));
  return [
    { heading: 'would rightly reject it (rejects)', colour: 'red', concerns: judged('rejects'), choose: all },
    {
      heading: 'would reject it although nothing stands against it (misjudged)',
      colour: 'red',
      concerns: judged('misjudged'),
      choose: all,
    },
    {
      heading: 'would run it although a requirement is unmet, or may be (unprotected)',
      colour: 'yellow',
      concerns: judged('unprotected'),
      choose: required,
    },
    { heading: 'could not be judged (unknown)', colour: 'yellow', concerns: judged('unknown'), choose: all },
    {
      heading: 'would leave a service out although nothing stands against it',
      colour: 'yellow',
      concerns: runsWith('left-out-misjudged'),
      choose: about('left-out-misjudged'),
    },
    {
      heading: 'would run an optional service although a requirement is unmet, or may be',
      colour: 'yellow',
      concerns: runsWith('unprotected'),
      choose: about('unprotected'),
    },
    {
      heading: 'would run it, but of an optional service it is not known',
      colour: 'yellow',
      concerns: runsWith('unknown'),
      choose: about('unknown'),
    },
  ];
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
