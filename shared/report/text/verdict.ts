import type { Assessment, Counts } from '../../assessment/index.ts';
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
  const whole = `${count(assessments.length, 'fleet')}: ${verdict(totals(assessments), '')}`;
  return [paragraph(marked(check, whole, style), 0, width), ...fleets];
}

/** How many devices have each judgement, where they have more than one: `33 run it · 11 reject it · 2 unknown`. */
export function countsLines({ assessments }: Check, style: Style, width: number): string[] {
  const [only, ...others] = assessments;
  if (!only || others.length > 0) return [];
  const { runs, rejects, misjudged, unprotected, unknown } = only.counts;
  const parts = [
    [runs, runs === 1 ? 'runs it' : 'run it'],
    [rejects, rejects === 1 ? 'rejects it' : 'reject it'],
    [misjudged, 'misjudged'],
    [unprotected, 'unprotected'],
    [unknown, 'unknown'],
  ] as const;
  const present = parts.filter(([devices]) => devices > 0).map(([devices, does]) => `${thousands(devices)} ${does}`);
  return present.length < 2 ? [] : [paragraph(style.dim(present.join(' · ')), 0, width)];
}

function marked({ result }: Check, text: string, style: Style): string {
  if (result.status === 'failed') return style.red(style.bold(`✗ ${text}`));
  if (result.status === 'skipped') return style.yellow(style.bold(`– ${text} Nothing was judged.`));
  return style.green(style.bold(`✓ ${text}`));
}

/** the numbers of devices of which a verdict speaks */
type Numbers = Pick<Counts, 'devices' | 'rejecting' | 'unprotected' | 'unknown'> & { readonly leavingOut: number };

function numbersOf({ counts, groups }: Assessment): Numbers {
  const leaving = groups.filter(
    ({ judgement, services }) => judgement === 'runs' && services.includes('left-out-misjudged'),
  );
  return { ...counts, leavingOut: leaving.reduce((sum, { devices }) => sum + devices.length, 0) };
}

function totals(assessments: readonly Assessment[]): Numbers {
  const each = assessments.map(numbersOf);
  const sum = (key: keyof Numbers) => each.reduce((total, numbers) => total + numbers[key], 0);
  return {
    devices: sum('devices'),
    rejecting: sum('rejecting'),
    unprotected: sum('unprotected'),
    unknown: sum('unknown'),
    leavingOut: sum('leavingOut'),
  };
}

function fleetVerdict(assessment: Assessment): string {
  const { fleet } = assessment;
  return verdict(numbersOf(assessment), fleet === undefined ? '' : ` of ${escapeTerminal(fleet)}`);
}

function verdict({ devices, rejecting, unprotected, unknown, leavingOut }: Numbers, of: string): string {
  if (devices === 0) return of === '' ? 'There are no devices.' : `${of.slice(' of '.length)} has no devices.`;
  const all = devices === 1 ? `The one device${of}` : `All ${count(devices, 'device')}${of}`;
  if (unknown === devices)
    return devices === 1 ? `${all} could not be judged.` : `None of ${count(devices, 'device')}${of} could be judged.`;
  if (rejecting === devices) return `${all} would reject this release.`;
  if (rejecting > 0) return `${thousands(rejecting)} of ${count(devices, 'device')}${of} would reject this release.`;
  const reserved = [
    ...(unprotected > 0 ? [`${thousands(unprotected)} would run it unprotected`] : []),
    ...(unknown > 0 ? [`${thousands(unknown)} could not be judged`] : []),
    ...(leavingOut > 0 ? [`${thousands(leavingOut)} would leave out a service that could run`] : []),
  ];
  if (reserved.length === 0) return devices === 1 ? `${all} runs this release.` : `${all} run this release.`;
  if (devices === 1) {
    return unprotected > 0
      ? `${all} would run this release unprotected.`
      : `${all} would leave out a service that could run.`;
  }
  return `None of ${count(devices, 'device')}${of} would reject this release, but ${reserved.join(' and ')}.`;
}
