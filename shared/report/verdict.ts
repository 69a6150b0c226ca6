import type { Assessment, Counts, Group } from '../assessment/index.ts';
import type { Check } from '../policy/index.ts';
import type { ServiceOutcome } from '../supervisor/index.ts';
import { count, thousands } from './numbers.ts';

/** What a check comes to, in sentences with strangers' words in them, not yet escaped for any output. */
export interface Verdict {
  /** of the whole; of an error, what is wrong */
  readonly sentence: string;
  /** one a fleet, where there are several or where the check is an error */
  readonly fleets: readonly string[];
}

export function verdictOf(check: Check): Verdict {
  const { result } = check;
  const assessments = judgedFleets(check);
  const fleets = assessments.map((assessment) => fleetVerdict(assessment, check));
  if (result.status === 'error') return { sentence: result.error?.message ?? result.reasons.join(' '), fleets };
  if (check.unseen !== undefined) return { sentence: check.unseen, fleets: [] };
  const [only, ...others] = fleets;
  if (only !== undefined && others.length === 0) return { sentence: only, fleets: [] };
  const names = new Set(assessments.map(({ fleet }) => fleet));
  const several = [
    ...(names.size > 1 ? [count(names.size, 'fleet')] : []),
    ...(check.release ? [] : [count(assessments.length, 'release')]),
  ].join(', ');
  const numbers = totals(assessments.map((assessment) => numbersOf(assessment, check)));
  return { sentence: `${several}: ${verdict(numbers, '', check.release ? 'this release' : 'their release')}`, fleets };
}

/** The fleets of which there is something to say: none where nothing of the project could be read. */
export function judgedFleets({ result, release, assessments }: Check): readonly Assessment[] {
  return result.status === 'error' && release?.services.length === 0 ? [] : assessments;
}

/** the numbers of devices of which a verdict speaks */
type Numbers = Pick<Counts, 'devices' | 'rejecting' | 'unprotected' | 'unknown'> & {
  /** beside a base */
  readonly newlyRejecting: number;
  readonly noLongerRejecting: number;
  /** of those that newly reject, beside a base, or of all that reject */
  readonly excused: number;
  /** devices that run the release, but with one of their optional services it is so */
  readonly leavingOut: number;
  readonly runningUnmet: number;
  readonly notKnown: number;
  /** devices that accept the release, and of which it is known that they run none of its services */
  readonly runningNone: number;
  readonly isCompared: boolean;
  /** just some of the devices were asked for */
  readonly isChosen: boolean;
};

function numbersOf(assessment: Assessment, { excuses }: Check): Numbers {
  const { counts, groups, base, isChosen } = assessment;
  const excused = excuses.get(assessment)?.excused ?? new Set<Group>();
  const devicesOf = (concerns: (group: Group) => boolean) =>
    groups.reduce((sum, group) => sum + (concerns(group) ? group.devices.length : 0), 0);
  const having = (outcome: ServiceOutcome) =>
    devicesOf(({ judgement, services }) => judgement === 'runs' && services.includes(outcome));
  return {
    ...counts,
    newlyRejecting: counts.newlyRejecting ?? 0,
    noLongerRejecting: counts.noLongerRejecting ?? 0,
    excused: devicesOf((group) => excused.has(group) && (!base || group.change === 'newly-rejecting')),
    leavingOut: having('left-out-misjudged'),
    runningUnmet: having('unprotected'),
    notKnown: having('unknown'),
    runningNone: devicesOf(
      ({ judgement, services }) => judgement === 'runs' && services.length > 0 && services.every(isLeftOut),
    ),
    isCompared: base !== undefined,
    isChosen: isChosen === true,
  };
}

function isLeftOut(outcome: ServiceOutcome): boolean {
  return outcome === 'left-out' || outcome === 'left-out-misjudged';
}

function totals(each: readonly Numbers[]): Numbers {
  const sum = (key: Exclude<keyof Numbers, 'isCompared' | 'isChosen'>) =>
    each.reduce((total, numbers) => total + numbers[key], 0);
  return {
    devices: sum('devices'),
    rejecting: sum('rejecting'),
    newlyRejecting: sum('newlyRejecting'),
    noLongerRejecting: sum('noLongerRejecting'),
    excused: sum('excused'),
    unprotected: sum('unprotected'),
    unknown: sum('unknown'),
    leavingOut: sum('leavingOut'),
    runningUnmet: sum('runningUnmet'),
    notKnown: sum('notKnown'),
    runningNone: sum('runningNone'),
    isCompared: each.some(({ isCompared }) => isCompared),
    isChosen: each.some(({ isChosen }) => isChosen),
  };
}

function fleetVerdict(assessment: Assessment, check: Check): string {
  const { fleet, release, counts } = assessment;
  const of = fleet === undefined ? '' : ` of ${fleet}`;
  // Without a device there is no release of its own either.
  if (check.release || counts.devices === 0) return verdict(numbersOf(assessment, check), of);
  return verdict(numbersOf(assessment, check), `${of} with release ${release.published?.commit.slice(0, 7) ?? 'none'}`);
}

function verdict(numbers: Numbers, of: string, release = 'this release'): string {
  const { devices, rejecting, noLongerRejecting, unknown, isChosen, isCompared } = numbers;
  const device = isChosen ? 'chosen device' : 'device';
  if (devices === 0 && isChosen) return `There is no ${device}${of}.`;
  if (devices === 0) return of === '' ? 'There are no devices.' : `${of.slice(' of '.length)} has no devices.`;
  const all = devices === 1 ? `The one ${device}${of}` : `All ${count(devices, device)}${of}`;
  const none = `None of ${count(devices, device)}${of}`;
  if (unknown === devices) return devices === 1 ? `${all} could not be judged.` : `${none} could be judged.`;
  if (rejecting > 0 && isCompared) return comparedVerdict(numbers, { all, none, of, device, release });
  const notJudged = unknown > 0 ? `, and ${thousands(unknown)} could not be judged` : '';
  if (rejecting > 0) {
    const some = rejecting === devices ? all : `${thousands(rejecting)} of ${count(devices, device)}${of}`;
    return `${some} would reject ${release}${excusedOf(numbers.excused, rejecting)}${notJudged}.`;
  }
  const before = noLongerRejecting > 0 ? `; ${thousands(noLongerRejecting)} rejected before` : '';
  const buts = reservations(numbers);
  if (buts.length === 0) return `${all} ${devices === 1 ? 'runs' : 'run'} ${release}${before}.`;
  if (devices === 1) {
    return `${all} would not reject ${release}, but it ${buts.map((does) => does.one).join(' and ')}${before}.`;
  }
  const rejects = unknown > 0 ? 'is known to reject' : 'would reject';
  const but = buts.map(({ devices: some, does, one }) => `${thousands(some)} ${some === 1 ? one : does}`).join(' and ');
  return `${none} ${rejects} ${release}, but ${but}${before}.`;
}

interface Words {
  readonly all: string;
  readonly none: string;
  readonly of: string;
  readonly device: string;
  readonly release: string;
}

/** Where devices reject and there is a base: what changes first, then what was so before. */
function comparedVerdict(numbers: Numbers, { all, none, of, device, release }: Words): string {
  const { devices, rejecting, newlyRejecting, noLongerRejecting, excused, unknown } = numbers;
  const before = rejecting - newlyRejecting;
  if (before === devices) return `${all} would reject ${release}, as before.`;
  const some = newlyRejecting === devices ? all : `${thousands(newlyRejecting)} of ${count(devices, device)}${of}`;
  const rest = [
    ...(before > 0 ? [`${thousands(before)} rejected before${newlyRejecting > 0 ? ', too' : ' and would again'}`] : []),
    ...(noLongerRejecting > 0 ? [`${thousands(noLongerRejecting)} no longer would`] : []),
    ...(unknown > 0 ? [`${thousands(unknown)} could not be judged`] : []),
  ];
  const first = `${newlyRejecting > 0 ? some : none} would newly reject ${release}${excusedOf(excused, newlyRejecting)}`;
  return `${[first, ...rest].join('; ')}.`;
}

function excusedOf(excused: number, rejecting: number): string {
  if (excused === 0) return '';
  if (excused < rejecting) return `, ${thousands(excused)} of them excused`;
  return excused === 1 ? ', and is excused' : ', all of them excused';
}

/** what stands behind the "but" of a verdict without rejections, of several devices and of one */
function reservations(numbers: Numbers): { readonly devices: number; readonly does: string; readonly one: string }[] {
  const all = [
    [numbers.unprotected, 'would run it unprotected', 'would run it unprotected'],
    [numbers.unknown, 'could not be judged', 'could not be judged'],
    [numbers.runningNone, 'would run none of its services', 'would run none of its services'],
    [numbers.leavingOut, 'would leave out a service that could run', 'would leave out a service that could run'],
    [numbers.runningUnmet, 'would run an optional service unprotected', 'would run an optional service unprotected'],
    [numbers.notKnown, 'have a service of which it is not known', 'has a service of which it is not known'],
  ] as const;
  return all.filter(([devices]) => devices > 0).map(([devices, does, one]) => ({ devices, does, one }));
}
