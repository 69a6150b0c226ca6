import { type Assessment, type Group, isRejecting } from '../assessment/index.ts';
import { isEsr, osVersionNumber } from '../fleet/index.ts';
import { shorten } from '../supervisor/index.ts';
import { type Proofs, runsAny } from './finding-advice.ts';
import { deviceRuns } from './goal.ts';
import { reachesAt } from './os-advice.ts';

/** One change that wins devices of a fleet: they rejected the release, and with it they run it. */
export interface FleetAdvice {
  /** a sentence or two, plain text, strangers' words in it not yet escaped */
  readonly message: string;
  /** how many devices it wins, the excused among them */
  readonly wins: number;
  /** how many reject then */
  readonly leaves: number;
}

/** how many changes are told */
const most = 2;

/**
 * The changes that win the most devices of a fleet: of its OS, or of the release. The best first, which is the one that
 * wins most of those whose rejection isn't excused; none that wins nobody.
 */
export function bestChanges(
  { groups, counts }: Assessment,
  proofs: Proofs,
  excused: ReadonlySet<Group> = new Set(),
): FleetAdvice[] {
  const rejecting = groups.filter(({ judgement }) => isRejecting(judgement));
  const say = (won: readonly Group[], message: (wins: number, leaves: number) => string): Ranked[] => {
    const wins = devicesIn(won);
    const leaves = counts.rejecting - wins;
    const anyway = devicesIn(won.filter((group) => excused.has(group)));
    const but = anyway === 0 ? '' : ` Of them ${thousands(anyway)} ${anyway === 1 ? 'is' : 'are'} excused.`;
    return wins === 0 ? [] : [{ message: `${message(wins, leaves)}${but}`, wins, leaves, counting: wins - anyway }];
  };
  const raising = osRaises(rejecting, proofs).flatMap(({ osVersion, won }) =>
    say(won, (wins, leaves) => {
      const which = oneType(won, groups);
      return `Raising ${devices(wins)}${which} to balenaOS ${osVersion} leaves ${leaves === 0 ? 'none' : thousands(leaves)} rejecting.`;
    }),
  );
  const changing = proofs.changes.flatMap(({ doing, remark, optional, won }) =>
    say(
      rejecting.filter((group) => won.has(group) && (optional === undefined || runsAny(won.get(group)))),
      (wins, leaves) =>
        `${doing} wins ${devices(wins)} and leaves ${leaves === 0 ? 'none' : thousands(leaves)} rejecting. ${remark}`,
    ),
  );
  return [...raising, ...changing]
    .sort((a, b) => b.counting - a.counting || b.wins - a.wins)
    .slice(0, most)
    .map(({ counting: _, ...advice }) => advice);
}

/** A change with how many of the devices that it wins aren't excused. */
interface Ranked extends FleetAdvice {
  readonly counting: number;
}

function devicesIn(groups: readonly Group[]): number {
  return groups.reduce((sum, { devices: some }) => sum + some.length, 0);
}

interface OsRaise {
  readonly osVersion: string;
  readonly won: readonly Group[];
}

/** how many OS versions of a line are tried; of more the highest, which tend to win the most */
const mostVersions = 50;

/** For each line (ordinary, ESR) the OS version to which raising rejecting devices wins the most, the lowest of these. */
function osRaises(rejecting: readonly Group[], { judge, updatesOf, adviseOs }: Proofs): OsRaise[] {
  const raised = rejecting.flatMap((group) => {
    const advice = adviseOs(group.facts, deviceRuns);
    return advice ? [{ group, from: advice.span.from, updates: updatesOf(group.facts) }] : [];
  });
  const versions = [...new Set(raised.map(({ from }) => from))]
    .map((osVersion) => ({ osVersion, number: osVersionNumber(osVersion) ?? 0 }))
    .sort((a, b) => a.number - b.number);
  return [false, true].flatMap((esr) => {
    const ofLine = versions.filter(({ number }) => isEsr(number) === esr).slice(-mostVersions);
    const raises = ofLine.map(({ osVersion }) => {
      const reached = raised.filter(({ updates }) => reachesAt(updates, osVersion, judge, deviceRuns));
      const won = reached.map(({ group }) => group);
      return { osVersion, won, devices: won.reduce((sum, group) => sum + group.devices.length, 0) };
    });
    return raises.toSorted((a, b) => b.devices - a.devices).slice(0, 1);
  });
}

function devices(number: number): string {
  return number === 1 ? 'one device' : `${thousands(number)} devices`;
}

function thousands(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** which devices are raised, where they are of one type and others there aren't */
function oneType(won: readonly Group[], all: readonly Group[]): string {
  const types = (groups: readonly Group[]) => new Set(groups.map(({ facts }) => facts.deviceType));
  const [only, ...others] = types(won);
  return others.length === 0 && only !== undefined && types(all).size > 1 ? ` of type ${shorten(only)}` : '';
}
