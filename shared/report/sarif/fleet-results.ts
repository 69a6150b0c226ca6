import type { Assessment, DeviceList } from '../../assessment/index.ts';
import type { Check } from '../../policy/index.ts';
import type { Diagnostic } from '../../release/index.ts';
import { type Finding, type Reason, reasons } from '../../supervisor/index.ts';
import { listDevices } from '../named-devices.ts';
import { count } from '../numbers.ts';
import { hasRule } from '../rule.ts';
import { sharedAdvice } from '../shared-advice.ts';
import { sharedSentence } from '../shared-sentence.ts';
import { type ToldPart, tellFindings } from '../told-findings.ts';
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

/**
 * A result for each requirement and reason that some devices have something to be said about, whatever they come to:
 * the gravest of it is its level. What all who have it are excused for is so.
 */
export function fleetResults(assessment: Assessment, check: Check, directory?: string): FoundResult[] {
  const { fleet, release } = assessment;
  const { placeOf } = placesOf(release, directory);
  return tellFindings(assessment, check).map(({ finding, level, parts, about, excused }) => {
    const home = release.services.find(({ name }) => name === finding.service)?.location;
    return {
      rule: finding.reason,
      level,
      message: messageOf(finding, parts, fleet),
      place: placeOf(finding.location ?? home),
      related:
        home && finding.location && home.file !== finding.location.file
          ? [{ place: placeOf(home), what: `the service ${finding.service}` }]
          : [],
      about,
      ...(excused !== undefined && { excused }),
    };
  });
}

function messageOf(finding: Finding, parts: readonly ToldPart[], fleet: string | undefined): string {
  const of = fleet === undefined ? '' : ` of ${fleet}`;
  const told = parts.flatMap(({ cause, heading }) => {
    const devices = `${count(cause.devices.length, 'device')}${of} ${heading}${namesOf(cause.devices)}.`;
    return cause.findings.flatMap((shared) => [sharedSentence(shared), sharedAdvice(shared), devices]);
  });
  const rule = hasRule(finding.reason) ? reasons[finding.reason] : undefined;
  // Parts that have the same say it once.
  return [...new Set([...told, rule])].filter((sentence) => sentence !== undefined).join(' ');
}

function namesOf(devices: DeviceList): string {
  const names = listDevices(devices, namedDevices);
  return names === '' ? '' : `: ${names}`;
}
