import type { Assessment, Group } from '../assessment/index.ts';
import { type Check, countsAsFailing } from '../policy/index.ts';
import type { Finding } from '../supervisor/index.ts';
import { type Cause, joinByFinding } from './causes.ts';
import { excusedWhy } from './excused-why.ts';
import { excusedGroups, type Section, sectionsOf } from './sections.ts';

/** How grave something is that is told at a place of the project. */
export type Level = 'error' | 'warning' | 'note';

/** One requirement and reason that some devices have something to be said about, whatever they come to. */
export interface ToldFinding {
  /** one kind of device's finding, to stand for all */
  readonly finding: Finding;
  /** the gravest of what it is for these devices */
  readonly level: Level;
  /** why it counts for none of them, where all of them are excused */
  readonly excused?: string;
  readonly parts: readonly ToldPart[];
  /** what tells it from others of all fleets, wherever it is written */
  readonly about: readonly (string | undefined)[];
}

/** What some devices come to because of it. */
export interface ToldPart {
  readonly cause: Cause;
  /** follows a number of devices: `would rightly reject it (rejects)` */
  readonly heading: string;
  readonly level: Level;
  readonly excused?: string;
}

/** All that is to be told of one fleet, one requirement and reason at a time. */
export function tellFindings(assessment: Assessment, check: Check): ToldFinding[] {
  const told = new Map<string, { finding: Finding; about: ToldFinding['about']; parts: ToldPart[] }>();
  for (const part of partsOf(assessment, check)) {
    for (const { finding } of part.cause.findings) {
      const { reason, service, location, asked } = finding;
      const about = [reason, assessment.fleet, service, location?.file, asked];
      const one = told.get(JSON.stringify(about)) ?? { finding, about, parts: [] };
      told.set(JSON.stringify(about), one);
      one.parts.push(part);
    }
  }
  return [...told.values()].map(({ finding, about, parts }) => {
    const excuses = parts.map(({ excused }) => excused);
    const why = excuses.includes(undefined) ? undefined : [...new Set(excuses)].join('; ');
    return { finding, about, parts, level: gravest(parts), ...(why !== undefined && { excused: why }) };
  });
}

function partsOf(assessment: Assessment, check: Check): ToldPart[] {
  const parts = sectionsOf(assessment, check).flatMap((section): ToldPart[] => {
    const groups = assessment.groups.filter(section.concerns);
    const level = levelOf(section, groups, assessment, check);
    return joinByFinding(groups, section.choose).map((cause) => ({ cause, heading: section.heading, level }));
  });
  const excused = Map.groupBy(excusedGroups(assessment, check), (group) => excusedWhy(group, assessment, check) ?? '');
  const excusedParts = [...excused].flatMap(([why, groups]) =>
    joinByFinding(groups).map(
      (cause): ToldPart => ({ cause, heading: 'would reject it and be excused', level: 'note', excused: why }),
    ),
  );
  return [...parts, ...excusedParts];
}

/** What the policy tolerates is a warning, as is what it doesn't count. */
function levelOf({ kind }: Section, groups: readonly Group[], assessment: Assessment, check: Check): Level {
  const { failing, result } = check;
  if (failing.has(assessment) && groups.some((group) => countsAsFailing(group, result.failOn))) return 'error';
  return kind === 'doubtful' && groups.every(({ judgement }) => judgement === 'unknown') ? 'note' : 'warning';
}

function gravest(parts: readonly ToldPart[]): Level {
  const levels = parts.map(({ level }) => level);
  return levels.includes('error') ? 'error' : levels.includes('warning') ? 'warning' : 'note';
}
