import type { Assessment } from '../../../assessment/index.ts';
import type { Check } from '../../../policy/index.ts';
import { formatLocation } from '../../../release/index.ts';
import type { AuditReport } from '../../audit/audit-report.ts';
import { checkOfFleets } from '../../audit/check-of-fleets.ts';
import { concernedReleases, isConcerned } from '../../audit/concerned-releases.ts';
import { worstFirst } from '../../audit/worst-first.ts';
import { type Cause, joinByCause, type SharedFinding } from '../../causes.ts';
import { cut } from '../../cut.ts';
import { hideDevices, type Naming } from '../../hidden-devices.ts';
import { count } from '../../numbers.ts';
import { type Section, sectionsOf } from '../../sections.ts';
import { sharedAdvice } from '../../shared-advice.ts';
import { sharedSentence } from '../../shared-sentence.ts';
import { element, type Html } from '../elements.ts';
import { namedDevices } from '../named.ts';
import { longestText, type PageSection, section } from '../section.ts';

/** how much is told: the table of devices has all of them */
const toldFleets = 50;
/** of each fleet */
const toldReleases = 20;
const toldCauses = 10;
const toldFindings = 10;
const toldDevices = 5;

/** Who rejects and why, with what helps, the worst fleet first; nothing where nobody does. */
export function findingsSection(report: AuditReport, names: Naming): PageSection[] {
  const concerned = worstFirst(report.fleets).filter(isConcerned);
  const fleets = concerned.slice(0, toldFleets);
  const all = fleets.map((fleet) => concernedReleases(fleet, report.release));
  const releases = all.flatMap((some) => some.slice(0, toldReleases));
  const check = hideDevices(checkOfFleets(releases, report.result), names);
  const told = check.assessments.flatMap((assessment) => releaseFindings(assessment, check, names));
  if (told.length === 0) return [];
  const hidden = [
    ...[all.flat().length - releases.length]
      .filter((number) => number > 0)
      .map((number) => count(number, 'more release')),
    ...[concerned.length - fleets.length].filter((number) => number > 0).map((number) => count(number, 'more fleet')),
  ];
  const more = hidden.length > 0 ? [element('p', {}, `${hidden.join(' and ')} in the table of devices below.`)] : [];
  return [section('findings', 'What stands against it', ...told, ...more)];
}

function releaseFindings(assessment: Assessment, check: Check, names: Naming): Html[] {
  const told = sectionsOf(assessment, check).flatMap((one) => deviceKind(one, assessment, names));
  if (told.length === 0) return [];
  const [best] = check.advice?.get(assessment) ?? [];
  return [
    element('h3', {}, cut(assessment.release.source, longestText)),
    ...(best ? [element('p', { class: 'advice' }, cut(best.message, longestText))] : []),
    ...told,
  ];
}

function deviceKind({ heading, concerns, choose }: Section, { groups: all }: Assessment, names: Naming): Html[] {
  const groups = all.filter(concerns);
  const devices = groups.reduce((sum, group) => sum + group.devices.length, 0);
  if (devices === 0) return [];
  const causes = joinByCause(groups, choose);
  const hidden = causes.length - toldCauses;
  return [
    element('h4', {}, `${count(devices, 'device')} ${heading}`),
    element('ul', {}, ...causes.slice(0, toldCauses).map((cause) => causeElement(cause, names))),
    ...(hidden > 0 ? [element('p', {}, `And others for ${count(hidden, 'other reason')}: see the table below.`)] : []),
  ];
}

function causeElement({ devices, findings }: Cause, names: Naming): Html {
  const who = names === 'count' ? [] : [' ', ...namedDevices(devices, toldDevices)];
  const [only, ...others] = findings.slice(0, toldFindings).map(findingContent);
  const hidden = findings.length - toldFindings;
  const items = [
    ...(only ? [only] : []),
    ...others,
    ...(hidden > 0 ? [[`and ${count(hidden, 'more requirement')}`]] : []),
  ];
  const sentences =
    items.length === 1 && only
      ? [' ', ...only]
      : [element('ul', {}, ...items.map((content) => element('li', {}, ...content)))];
  return element(
    'li',
    {},
    element('strong', {}, count(devices.length, 'device')),
    element('span', { class: 'names' }, ...who, ':'),
    ...sentences,
  );
}

function findingContent(shared: SharedFinding): (Html | string)[] {
  const { location } = shared.finding;
  const advice = sharedAdvice(shared);
  return [
    element('span', {}, cut(sharedSentence(shared), longestText)),
    ...(location ? [' ', element('code', {}, formatLocation(location))] : []),
    ...(advice === undefined ? [] : [element('span', { class: 'advice' }, ` ${cut(advice, longestText)}`)]),
  ];
}
