import type { Assessment, Group } from '../../assessment/index.ts';
import { type Check, countsAsFailing } from '../../policy/index.ts';
import type { Diagnostic } from '../../release/index.ts';
import { type Finding, type Reason, reasons } from '../../supervisor/index.ts';
import { type Cause, joinByFinding } from '../causes.ts';
import { excusedWhy } from '../excused-why.ts';
import { listDevices } from '../named-devices.ts';
import { count } from '../numbers.ts';
import { hasRule } from '../rule.ts';
import { excusedGroups, type Section, sectionsOf } from '../sections.ts';
import { sharedAdvice } from '../shared-advice.ts';
import { sharedSentence } from '../shared-sentence.ts';
import type { SarifLevel, SarifLocation } from './log.ts';
import { placesOf } from './places.ts';

/** how many devices a message names before it counts the rest */
const namedDevices = 10;

/** What a result is made of, before it is escaped and numbered. */
export interface FoundResult {
  readonly rule: Reason | Diagnostic['code'];
  readonly level: SarifLevel;
  readonly message: string;
  readonly place: SarifLocation;
  /** other places that belong to it, and what stands there */
  readonly related: readonly { readonly place: SarifLocation; readonly what: string }[];
  /** what tells it from others, wherever it is written */
  readonly about: readonly (string | undefined)[];
  /** why it doesn't count */
  readonly excused?: string;
}

interface Gathered {
  readonly finding: Finding;
  readonly parts: Part[];
}

/** What one kind of device has against one requirement. */
interface Part {
  readonly cause: Cause;
  readonly heading: string;
  readonly level: SarifLevel;
  readonly excused?: string;
}

/**
 * A result for each requirement and reason that some devices have something to be said about, whatever they come to:
 * the gravest of it is its level. What all who have it are excused for is so.
 */
export function fleetResults(assessment: Assessment, check: Check): FoundResult[] {
  const { fleet, release } = assessment;
  const { placeOf } = placesOf(release);
  const results = new Map<string, Gathered & { readonly about: FoundResult['about'] }>();
  for (const part of partsOf(assessment, check)) {
    for (const { finding } of part.cause.findings) {
      const { reason, service, location, asked } = finding;
      const about = [reason, fleet, service, location?.file, asked];
      const gathered = results.get(JSON.stringify(about)) ?? { finding, about, parts: [] };
      results.set(JSON.stringify(about), gathered);
      gathered.parts.push(part);
    }
  }
  return [...results.values()].map(({ finding, about, parts }) => {
    const home = release.services.find(({ name }) => name === finding.service)?.location;
    const excuses = parts.map(({ excused }) => excused);
    const why = excuses.includes(undefined) ? undefined : [...new Set(excuses)].join('; ');
    return {
      rule: finding.reason,
      level: gravest(parts),
      message: messageOf(finding, parts, fleet),
      place: placeOf(finding.location ?? home),
      related:
        home && finding.location && home.file !== finding.location.file
          ? [{ place: placeOf(home), what: `the service ${finding.service}` }]
          : [],
      about,
      ...(why === undefined ? {} : { excused: why }),
    };
  });
}

function partsOf(assessment: Assessment, check: Check): Part[] {
  const parts = sectionsOf(assessment, check).flatMap((section): Part[] => {
    const groups = assessment.groups.filter(section.concerns);
    const level = levelOf(section, groups, check);
    return joinByFinding(groups, section.choose).map((cause) => ({ cause, heading: section.heading, level }));
  });
  const excused = Map.groupBy(excusedGroups(assessment, check), (group) => excusedWhy(group, assessment, check) ?? '');
  const excusedParts = [...excused].flatMap(([why, groups]) =>
    joinByFinding(groups).map(
      (cause): Part => ({ cause, heading: 'would reject it and be excused', level: 'note', excused: why }),
    ),
  );
  return [...parts, ...excusedParts];
}

function levelOf({ kind }: Section, groups: readonly Group[], { result }: Check): SarifLevel {
  if (groups.some((group) => countsAsFailing(group, result.failOn))) return 'error';
  return kind === 'doubtful' && groups.every(({ judgement }) => judgement === 'unknown') ? 'note' : 'warning';
}

function gravest(parts: readonly Part[]): SarifLevel {
  const levels = parts.map(({ level }) => level);
  return levels.includes('error') ? 'error' : levels.includes('warning') ? 'warning' : 'note';
}

function messageOf(finding: Finding, parts: readonly Part[], fleet: string | undefined): string {
  const of = fleet === undefined ? '' : ` of ${fleet}`;
  const told = parts.flatMap(({ cause, heading }) => {
    const devices = `${count(cause.devices.length, 'device')}${of} ${heading}: ${listDevices(cause.devices, namedDevices)}.`;
    return cause.findings.flatMap((shared) => [sharedSentence(shared), sharedAdvice(shared), devices]);
  });
  const rule = hasRule(finding.reason) ? reasons[finding.reason] : undefined;
  return [...told, rule].filter((sentence) => sentence !== undefined).join(' ');
}
