import type { Assessment, DeviceList } from '../../assessment/index.ts';
import { type Check, policySeverities } from '../../policy/index.ts';
import { type Diagnostic, type Location, leavesUndecided } from '../../release/index.ts';
import { reasons } from '../../supervisor/index.ts';
import { cut } from '../cut.ts';
import { showInvisible } from '../escape/invisible.ts';
import { listDevices } from '../named-devices.ts';
import { count, thousands } from '../numbers.ts';
import { placeIn } from '../place-in.ts';
import { hasRule } from '../rule.ts';
import { sharedAdvice } from '../shared-advice.ts';
import { sharedSentence } from '../shared-sentence.ts';
import { type Level, type ToldFinding, type ToldPart, tellFindings } from '../told-findings.ts';
import { judgedFleets } from '../verdict.ts';

/** Something that is said at a line of a file in the repository. Plain text, with strangers' words in it. */
export interface Annotation {
  /** from the top of the repository, with `/` */
  readonly path: string;
  /** from 1, as all of these */
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn: number;
  /** the column behind the last character's */
  readonly endColumn: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  /** a line for each kind of devices that are concerned, and one for the rule behind it */
  readonly message: string;
}

export interface AnnotationOptions {
  /** the source directory from the top of the repository, with `/`; empty for the top itself */
  readonly directory: string;
}

/** how many devices a message names before it counts the rest */
const namedDevices = 10;
/** how long a title and a message may be, in characters; GitHub takes 255 and 64 KiB */
const longestTitle = 200;
const longestMessage = 2000;

/**
 * What is to be said at lines of the project, the most important first: failures before warnings before notices, then
 * what concerns most devices. One for each requirement and reason that devices of a fleet have something against, and
 * for each remark on the project itself. What has no place in the repository is left to other reports.
 */
export function toAnnotations(check: Check, { directory }: AnnotationOptions): Annotation[] {
  const found = [
    ...judgedFleets(check).flatMap((assessment) => fleetAnnotations(assessment, check)),
    ...check.diagnostics.map(diagnosticAnnotation),
  ];
  return found
    .flatMap(({ location, ...said }) => {
      const path = location && placeIn(directory, location.file);
      return path === undefined || location === undefined ? [] : [{ ...said, path, location }];
    })
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || b.devices - a.devices)
    .map(({ path, location, level, title, lines }) => ({
      path,
      startLine: location.line,
      endLine: location.endLine,
      startColumn: location.column,
      endColumn: location.endColumn,
      level: levelNames[level],
      title: cut(showInvisible(title), longestTitle),
      message: cut(lines.map(showInvisible).join('\n'), longestMessage),
    }));
}

const levels: readonly Level[] = ['error', 'warning', 'note'];
const levelNames = { error: 'failure', warning: 'warning', note: 'notice' } as const;

/** An annotation before it has its place in the repository. */
interface Said {
  readonly location: Location | undefined;
  readonly level: Level;
  readonly title: string;
  readonly lines: readonly string[];
  /** how many it concerns */
  readonly devices: number;
}

function fleetAnnotations(assessment: Assessment, check: Check): Said[] {
  const { release } = assessment;
  // A release of the API is written nowhere.
  if (release.published) return [];
  return tellFindings(assessment, check).map((told): Said => {
    const { finding, parts, level } = told;
    const home = release.services.find(({ name }) => name === finding.service)?.location;
    return {
      location: finding.location ?? home,
      level,
      title: titleOf(told),
      lines: linesOf(told, assessment),
      devices: devicesOf(parts),
    };
  });
}

/** What the gravest of it is, and how many devices more it concerns. */
function titleOf({ parts, level }: ToldFinding): string {
  const [first] = parts.filter((part) => part.level === level);
  if (!first) return '';
  const others = devicesOf(parts) - first.cause.devices.length;
  const more = others > 0 ? `; ${thousands(others)} more ${others === 1 ? 'is' : 'are'} concerned` : '';
  return `${count(first.cause.devices.length, 'device')} ${inFull(first.heading)}${more}`;
}

function devicesOf(parts: readonly ToldPart[]): number {
  return parts.reduce((sum, { cause }) => sum + cause.devices.length, 0);
}

/** A heading without the word in brackets that names its judgement, for one who has not heard of the release yet. */
function inFull(heading: string): string {
  return heading.replace(/ \([a-z]+\)$/, '').replace(/ it\b/, ' this release');
}

function linesOf({ finding, parts }: ToldFinding, assessment: Assessment): string[] {
  const rule = hasRule(finding.reason) ? [reasons[finding.reason]] : [];
  // What helps several of them is said once.
  const said = new Set<string>();
  const lines = parts.map((part) => {
    const sentences = partSentences(part, assessment).filter((sentence) => !said.has(sentence));
    for (const sentence of sentences) said.add(sentence);
    return sentences.join(' ');
  });
  return [...lines, ...rule].filter((line) => line !== '');
}

/** `14 of 230 devices of acme/kiosk would newly reject it: player asks for …; they have … — pi-03 (a1b2c3d) and 13 more.` */
function partSentences({ cause, heading, excused }: ToldPart, { fleet, counts }: Assessment): string[] {
  const of = fleet === undefined ? '' : ` of ${fleet}`;
  const { devices, findings } = cause;
  const number =
    devices.length === counts.devices
      ? `${counts.devices === 1 ? 'The one device' : `All ${count(counts.devices, 'device')}`}${of}`
      : `${thousands(devices.length)} of ${count(counts.devices, 'device')}${of}`;
  const why = findings
    .map((shared) => sharedSentence(shared))
    .join(' ')
    .replace(/\.$/, '');
  const until = excused === undefined ? [] : [`Excused ${excused.replace(/\.$/, '')}.`];
  const advice = findings.flatMap((shared) => sharedAdvice(shared) ?? []);
  return [`${number} ${inFull(heading)}: ${why}${namesOf(devices)}.`, ...until, ...advice];
}

function namesOf(devices: DeviceList): string {
  const names = listDevices(devices, namedDevices);
  return names === '' ? '' : ` — ${names}`;
}

/** What lint calls an error fails no check, and so is a warning here. */
function diagnosticAnnotation(diagnostic: Diagnostic): Said {
  const { code, severity, message, location } = diagnostic;
  const isFatal = leavesUndecided(diagnostic) || (severity === 'error' && Object.hasOwn(policySeverities, code));
  return {
    location,
    level: isFatal ? 'error' : severity === 'error' ? 'warning' : severity,
    title: code,
    lines: [message],
    devices: 0,
  };
}
