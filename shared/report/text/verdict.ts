import type { Assessment } from '../../assessment/index.ts';
import type { Check } from '../../policy/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { count, paragraph, thousands } from './layout.ts';
import type { Style } from './style.ts';

/** The first lines of a check, what a hurried reader needs: one for the whole, and one a fleet where there are several. */
export function verdictLines(check: Check, style: Style, width: number): string[] {
  const { result, assessments } = check;
  const fleets = assessments.map((assessment) => paragraph(fleetVerdict(assessment), 2, width));
  const [only, ...others] = assessments;
  if (result.status === 'error') {
    const reason = escapeTerminal(result.error?.message ?? result.reasons.join(' '));
    return [paragraph(style.red(style.bold(`✗ ${reason}`)), 0, width), ...fleets];
  }
  if (only && others.length === 0) return [paragraph(marked(check, fleetVerdict(only), style), 0, width)];
  const whole = marked(check, `${count(assessments.length, 'fleet')}: ${overall(assessments)}`, style);
  return [paragraph(whole, 0, width), ...fleets];
}

/** How many devices have each judgement, where they have more than one: `33 runs · 11 rejects · 2 unknown`. */
export function countsLines({ assessments }: Check, style: Style, width: number): string[] {
  const [only, ...others] = assessments;
  if (!only || others.length > 0) return [];
  const present = (['runs', 'rejects', 'misjudged', 'unprotected', 'unknown'] as const).filter(
    (name) => only.counts[name] > 0,
  );
  if (present.length < 2) return [];
  return [paragraph(style.dim(present.map((name) => `${thousands(only.counts[name])} ${name}`).join(' · ')), 0, width)];
}

function marked({ result }: Check, text: string, style: Style): string {
  if (result.status === 'failed') return style.red(style.bold(`✗ ${text}`));
  if (result.status === 'skipped') return style.yellow(style.bold(`– ${text} Nothing was judged.`));
  return style.green(style.bold(`✓ ${text}`));
}

function overall(assessments: readonly Assessment[]): string {
  const sum = (key: 'rejecting' | 'devices') => assessments.reduce((total, { counts }) => total + counts[key], 0);
  const rejecting = sum('rejecting');
  const devices = count(sum('devices'), 'device');
  return rejecting === 0
    ? `none of ${devices} would reject this release.`
    : `${rejecting} of ${devices} would reject this release.`;
}

function fleetVerdict({ fleet, counts }: Assessment): string {
  const of = fleet === undefined ? '' : ` of ${escapeTerminal(fleet)}`;
  const devices = `${count(counts.devices, 'device')}${of}`;
  if (counts.devices === 0)
    return fleet === undefined ? 'There are no devices.' : `${escapeTerminal(fleet)} has no devices.`;
  if (counts.unknown === counts.devices) {
    return counts.devices === 1 ? `The one device${of} is unknown.` : `All ${devices} are unknown.`;
  }
  if (counts.rejecting > 0) {
    if (counts.devices === 1) return `The one device${of} would reject this release.`;
    const which =
      counts.rejecting === counts.devices ? `All ${devices}` : `${thousands(counts.rejecting)} of ${devices}`;
    return `${which} would reject this release.`;
  }
  const reserved = [
    ...(counts.unprotected > 0 ? [`${thousands(counts.unprotected)} would run it unprotected`] : []),
    ...(counts.unknown > 0 ? [`${thousands(counts.unknown)} could not be judged`] : []),
  ];
  if (reserved.length > 0) return `None of ${devices} would reject this release, but ${reserved.join(' and ')}.`;
  return counts.devices === 1 ? `The one device${of} runs this release.` : `All ${devices} run this release.`;
}
