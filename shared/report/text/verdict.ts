import type { Assessment, Counts } from '../../assessment/index.ts';
import type { Check } from '../../policy/index.ts';
import type { ServiceOutcome } from '../../supervisor/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { count, paragraph, thousands } from './layout.ts';
import type { Style } from './style.ts';

/** The first lines of a check, what a hurried reader needs: one for the whole, and one a fleet where there are several. */
export function verdictLines(check: Check, style: Style, width: number): string[] {
  const { result, assessments } = check;
  const fleets = assessments.map((assessment) => fleetVerdict(assessment, check));
  if (result.status === 'error') {
    const reason = escapeTerminal(result.error?.message ?? result.reasons.join(' '));
    const partial = fleets.map((line) => paragraph(`As far as it could be read: ${line}`, 2, width));
    return [paragraph(style.red(style.bold(`✗ ${reason}`)), 0, width), ...partial];
  }
  const [only, ...others] = fleets;
  if (only !== undefined && others.length === 0) return [paragraph(marked(check, only, style), 0, width)];
  const names = new Set(assessments.map(({ fleet }) => fleet));
  const several = [
    ...(names.size > 1 ? [count(names.size, 'fleet')] : []),
    ...(check.release ? [] : [count(assessments.length, 'release')]),
  ].join(', ');
  const whole = `${several}: ${verdict(totals(assessments), '', check.release ? 'this release' : 'their release')}`;
  return [paragraph(marked(check, whole, style), 0, width), ...fleets.map((line) => paragraph(line, 2, width))];
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
type Numbers = Pick<Counts, 'devices' | 'rejecting' | 'unprotected' | 'unknown'> & {
  /** devices that run the release, but with one of their optional services it is so */
  readonly leavingOut: number;
  readonly runningUnmet: number;
  readonly notKnown: number;
  /** just some of the devices were asked for */
  readonly chosen: boolean;
};

function numbersOf({ counts, groups, isChosen }: Assessment): Numbers {
  const running = groups.filter(({ judgement }) => judgement === 'runs');
  const having = (outcome: ServiceOutcome) =>
    running.reduce((sum, { services, devices }) => sum + (services.includes(outcome) ? devices.length : 0), 0);
  return {
    ...counts,
    leavingOut: having('left-out-misjudged'),
    runningUnmet: having('unprotected'),
    notKnown: having('unknown'),
    chosen: isChosen === true,
  };
}

function totals(assessments: readonly Assessment[]): Numbers {
  const each = assessments.map(numbersOf);
  const sum = (key: keyof Omit<Numbers, 'chosen'>) => each.reduce((total, numbers) => total + numbers[key], 0);
  return {
    devices: sum('devices'),
    rejecting: sum('rejecting'),
    unprotected: sum('unprotected'),
    unknown: sum('unknown'),
    leavingOut: sum('leavingOut'),
    runningUnmet: sum('runningUnmet'),
    notKnown: sum('notKnown'),
    chosen: each.some(({ chosen }) => chosen),
  };
}

function fleetVerdict(assessment: Assessment, check: Check): string {
  const { fleet, release, counts } = assessment;
  const of = fleet === undefined ? '' : ` of ${escapeTerminal(fleet)}`;
  // Without a device there is no release of its own either.
  if (check.release || counts.devices === 0) return verdict(numbersOf(assessment), of);
  const commit = release.published?.commit.slice(0, 7) ?? 'none';
  return verdict(numbersOf(assessment), `${of} with release ${escapeTerminal(commit)}`);
}

function verdict(numbers: Numbers, of: string, release = 'this release'): string {
  const { devices, rejecting, unknown, chosen } = numbers;
  const device = chosen ? 'chosen device' : 'device';
  if (devices === 0 && chosen) return `There is no ${device}${of}.`;
  if (devices === 0) return of === '' ? 'There are no devices.' : `${of.slice(' of '.length)} has no devices.`;
  const all = devices === 1 ? `The one ${device}${of}` : `All ${count(devices, device)}${of}`;
  const none = `None of ${count(devices, device)}${of}`;
  if (unknown === devices) return devices === 1 ? `${all} could not be judged.` : `${none} could be judged.`;
  if (rejecting === devices) return `${all} would reject ${release}.`;
  const notJudged = unknown > 0 ? `, and ${thousands(unknown)} could not be judged` : '';
  if (rejecting > 0) {
    return `${thousands(rejecting)} of ${count(devices, device)}${of} would reject ${release}${notJudged}.`;
  }
  const buts = reservations(numbers);
  if (buts.length === 0) return devices === 1 ? `${all} runs ${release}.` : `${all} run ${release}.`;
  if (devices === 1) return `${all} would not reject ${release}, but it ${buts.map((does) => does.one).join(' and ')}.`;
  const rejects = unknown > 0 ? 'is known to reject' : 'would reject';
  const but = buts.map(({ devices: some, does, one }) => `${thousands(some)} ${some === 1 ? one : does}`).join(' and ');
  return `${none} ${rejects} ${release}, but ${but}.`;
}

/** what stands behind the "but" of a verdict without rejections, of several devices and of one */
function reservations(numbers: Numbers): { readonly devices: number; readonly does: string; readonly one: string }[] {
  const all = [
    [numbers.unprotected, 'would run it unprotected', 'would run it unprotected'],
    [numbers.unknown, 'could not be judged', 'could not be judged'],
    [numbers.leavingOut, 'would leave out a service that could run', 'would leave out a service that could run'],
    [numbers.runningUnmet, 'would run an optional service unprotected', 'would run an optional service unprotected'],
    [numbers.notKnown, 'have a service of which it is not known', 'has a service of which it is not known'],
  ] as const;
  return all.filter(([devices]) => devices > 0).map(([devices, does, one]) => ({ devices, does, one }));
}
