import type { Assessment } from '../../assessment/index.ts';
import type { Check } from '../../policy/index.ts';
import { newestSeen } from '../../supervisor/index.ts';
import { escapeTerminal } from '../escape/terminal.ts';
import { diagnosticsSection } from './diagnostics.ts';
import { factsSection } from './facts.ts';
import { deviceSections } from './groups.ts';
import { count, paragraph } from './layout.ts';
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
  // Where nothing of the project could be read there is no release to speak of.
  const assessments = isError && check.release?.services.length === 0 ? [] : check.assessments;
  const shown = { ...check, assessments };
  const sections = [
    [
      ...verdictLines(shown, style, width),
      ...judgedRelease(shown, style, width),
      ...countsLines(shown, style, width),
    ].join('\n'),
  ];
  const diagnostics = diagnosticsSection(check.diagnostics, style, width);
  // What has to be mended first stands first.
  if (isError) sections.push(...diagnostics);
  for (const assessment of assessments) {
    const own = [
      ...deviceSections(assessment, style, width),
      ...newerSupervisors(assessment, style, width),
      ...servicesSection(assessment, style, width),
      ...factsSection(assessment, style, width),
    ];
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

function headingOf({ fleet = 'devices without a fleet', release }: Assessment, check: Check): string {
  return check.release ? fleet : release.source;
}

/** What was judged by the newest known generation although the Supervisor is newer than any that was seen. */
function newerSupervisors({ groups }: Assessment, style: Style, width: number): string[] {
  const newer = groups.filter(({ newerThanSeen }) => newerThanSeen);
  const devices = newer.reduce((sum, group) => sum + group.devices.length, 0);
  if (devices === 0) return [];
  const which = `${count(devices, 'device')} with a Supervisor newer than ${newestSeen}, the newest known here`;
  return [style.dim(paragraph(`${which}: judged as that one would.`, 0, width))];
}
