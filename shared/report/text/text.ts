import type { Assessment } from '../../assessment/index.ts';
import type { Check } from '../../policy/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { factsNote, newerSupervisorsNote } from '../notes.ts';
import { sectionsOf } from '../sections.ts';
import { judgedFleets } from '../verdict.ts';
import { adviceSection } from './advice.ts';
import { changesSection, contractChangesSection } from './changes.ts';
import { diagnosticsSection } from './diagnostics.ts';
import { excusesSections } from './excuses.ts';
import { deviceSections } from './groups.ts';
import { paragraph } from './layout.ts';
import { servicesSection } from './services.ts';
import { makeStyle, type Style } from './style.ts';
import { countsLines, verdictLines } from './verdict.ts';

export interface TextOptions {
  /** columns of the terminal */
  readonly width: number;
  readonly colours: boolean;
}

/**
 * A check for people: the verdict first, then the devices that matter and why, then where each
 * service runs, then what is wrong with the project itself. Ends with a newline.
 */
export function toText(check: Check, { width, colours }: TextOptions): string {
  const style = makeStyle(colours);
  const isError = check.result.status === 'error';
  const assessments = judgedFleets(check);
  const sections = [
    [
      ...verdictLines(check, style, width),
      ...judgedRelease(check, style, width),
      ...countsLines(check, style, width),
    ].join('\n'),
  ];
  sections.push(...contractChangesSection(check, style, width));
  const diagnostics = diagnosticsSection(check.diagnostics, style, width);
  // What has to be mended first stands first.
  if (isError) sections.push(...diagnostics);
  for (const assessment of assessments) {
    const own = fleetSections(assessment, check, style, width);
    if (assessments.length > 1 && own.length > 0) {
      sections.push(style.bold(escapeTerminal(headingOf(assessment, check))));
    }
    sections.push(...own);
  }
  if (!isError) sections.push(...diagnostics);
  return `${sections.join('\n\n')}\n`;
}

/** Which release of the API was judged; a project is the one that the user stands in. */
function judgedRelease({ release }: Check, style: Style, width: number): string[] {
  return release?.published ? [paragraph(style.dim(`Judged: ${escapeTerminal(release.source)}.`), 0, width)] : [];
}

/** What is said of one fleet: what changes first, where there is a base. */
function fleetSections(assessment: Assessment, check: Check, style: Style, width: number): string[] {
  const sections = Map.groupBy(sectionsOf(assessment, check), ({ kind }) => kind === 'newly-rejecting');
  const dim = (note: string | undefined) => (note === undefined ? [] : [style.dim(paragraph(note, 0, width))]);
  return [
    ...deviceSections(sections.get(true) ?? [], assessment, style, width),
    ...changesSection(assessment, width),
    ...deviceSections(sections.get(false) ?? [], assessment, style, width),
    ...excusesSections(assessment, check, style, width),
    ...dim(newerSupervisorsNote(assessment)),
    ...servicesSection(assessment, style, width),
    ...dim(factsNote(assessment)),
    ...adviceSection(check.advice?.get(assessment) ?? [], style, width),
  ];
}

function headingOf({ fleet = 'devices without a fleet', release }: Assessment, check: Check): string {
  return check.release ? fleet : release.source;
}
