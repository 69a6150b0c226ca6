import type { Assessment, Group } from '../../assessment/index.ts';
import { type Check, countsAsFailing } from '../../policy/index.ts';
import { formatLocation } from '../../release/index.ts';
import type { Finding } from '../../supervisor/index.ts';
import { excusedWhy } from '../excused-why.ts';
import { groupName } from '../group-name.ts';
import { listDevices } from '../named-devices.ts';
import { count } from '../numbers.ts';
import { type Section, toldFindings } from '../sections.ts';
import type { JunitCase } from './elements.ts';

/** how many devices a case names before it counts the rest */
const namedDevices = 20;
/** how many findings a case tells of before it counts the rest */
const toldInCase = 50;

/** What the devices of one group come to, as a case: named by what they have in common. */
export function caseOfGroup(
  group: Group,
  sections: readonly Section[],
  assessment: Assessment,
  check: Check,
): JunitCase {
  const { facts, judgement, change, devices } = group;
  const name = groupName(facts);
  const lines = linesOf(group, sections);
  const devicesDo = `${count(devices.length, 'device')} ${headingOf(group, sections)}`;
  const why = excusedWhy(group, assessment, check);
  if (why !== undefined) return { name, outcome: 'skipped', message: `Excused ${why}`, lines };
  if (countsAsFailing(group, check.result.failOn)) {
    if (!check.failing.has(assessment)) return { name, outcome: 'skipped', message: `Tolerated: ${devicesDo}`, lines };
    const type = change === 'newly-rejecting' ? `${judgement}, newly` : judgement;
    return { name, outcome: 'failure', type, message: devicesDo, lines };
  }
  if (judgement === 'unknown') return { name, outcome: 'skipped', message: devicesDo, lines };
  return { name, lines };
}

function headingOf(group: Group, sections: readonly Section[]): string {
  return sections.find(({ concerns }) => concerns(group))?.heading ?? 'would run it';
}

function linesOf(group: Group, sections: readonly Section[]): string[] {
  const findings = toldFindings(group, sections);
  const more = findings.length - toldInCase;
  return [
    [group.judgement, listDevices(group.devices, namedDevices)].filter((part) => part !== '').join(': '),
    ...(group.before ? [`before: ${group.before.judgement}`] : []),
    ...findings.slice(0, toldInCase).flatMap(findingLines),
    ...(more > 0 ? [`and ${count(more, 'more requirement')}`] : []),
  ];
}

function findingLines({ message, advice, location }: Finding): string[] {
  const sentence = advice === undefined ? message : `${message} ${advice}`;
  return [location ? `${formatLocation(location)}: ${sentence}` : sentence];
}
