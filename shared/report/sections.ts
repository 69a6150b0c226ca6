import { type Assessment, type Group, isRejecting } from '../assessment/index.ts';
import type { Check } from '../policy/index.ts';
import type { Finding, JudgementName, ServiceOutcome } from '../supervisor/index.ts';

/** What a section of a report is about: which groups of devices, and which of their findings. */
export interface Section {
  /** follows a number of devices: `would rightly reject it (rejects)` */
  readonly heading: string;
  readonly kind: SectionKind;
  readonly concerns: (group: Group) => boolean;
  readonly choose: (group: Group) => readonly Finding[];
}

/** `newly-rejecting` just beside a base; `doubtful`: they accept, or nobody knows, but something is to be said */
export type SectionKind = 'newly-rejecting' | 'rejecting' | 'doubtful';

/** Every kind of device that matters, in the order in which reports tell of them; the excused are told of elsewhere. */
export function sectionsOf(assessment: Assessment, check: Check): Section[] {
  const excused = excusedGroups(assessment, check);
  const sections = assessment.base ? comparedRejections : rejections;
  return [
    ...sections.map(
      (section): Section => ({ ...section, concerns: (group) => section.concerns(group) && !excused.has(group) }),
    ),
    ...doubtfulSections(assessment),
  ];
}

/** The groups of devices whose rejection is excused. */
export function excusedGroups(assessment: Assessment, { excuses }: Check): ReadonlySet<Group> {
  return excuses.get(assessment)?.excused ?? new Set();
}

const all = ({ findings }: Group) => findings;
const judged = (name: JudgementName) => (group: Group) => group.judgement === name;

const rejections: readonly Section[] = [
  { heading: 'would rightly reject it (rejects)', kind: 'rejecting', concerns: judged('rejects'), choose: all },
  {
    heading: 'would reject it although nothing stands against it (misjudged)',
    kind: 'rejecting',
    concerns: judged('misjudged'),
    choose: all,
  },
];

const newly = (name: JudgementName) => (group: Group) => group.judgement === name && group.change === 'newly-rejecting';
const asBefore = (name: JudgementName) => (group: Group) =>
  group.judgement === name && group.change !== 'newly-rejecting';

const comparedRejections: readonly Section[] = [
  {
    heading: 'would newly reject it, and rightly (rejects)',
    kind: 'newly-rejecting',
    concerns: newly('rejects'),
    choose: all,
  },
  {
    heading: 'would newly reject it although nothing stands against it (misjudged)',
    kind: 'newly-rejecting',
    concerns: newly('misjudged'),
    choose: all,
  },
  {
    heading: 'rejected before and would rightly reject it, too (rejects)',
    kind: 'rejecting',
    concerns: asBefore('rejects'),
    choose: all,
  },
  {
    heading: 'rejected before and would reject it, too, although nothing stands against it (misjudged)',
    kind: 'rejecting',
    concerns: asBefore('misjudged'),
    choose: all,
  },
];

function doubtfulSections({ services }: Assessment): Section[] {
  const names = services.map(({ name }) => name);
  const optional = new Set(services.filter((service) => service.optional).map(({ name }) => name));
  const withOutcome = ({ services: outcomes }: Group, outcome: ServiceOutcome) =>
    new Set(names.filter((_, index) => outcomes[index] === outcome));
  const ofServices = (group: Group, chosen: ReadonlySet<string>) =>
    group.findings.filter(({ service }) => service !== undefined && chosen.has(service));
  /** an optional service that should be left out doesn't make a device unprotected, unless it is all there is */
  const required = (group: Group) => {
    const chosen = group.findings.filter(({ service }) => service === undefined || !optional.has(service));
    return chosen.length > 0 ? chosen : group.findings;
  };
  /** an unprotected device has a section that tells of what it runs; what it leaves out stands here all the same */
  const runsWith = (outcome: ServiceOutcome) => (group: Group) =>
    (group.judgement === 'runs' || (group.judgement === 'unprotected' && outcome !== 'unprotected')) &&
    withOutcome(group, outcome).size > 0;
  const about = (outcome: ServiceOutcome) => (group: Group) => ofServices(group, withOutcome(group, outcome));
  return [
    {
      heading: 'would run it although a requirement is unmet, or may be (unprotected)',
      kind: 'doubtful',
      concerns: judged('unprotected'),
      choose: required,
    },
    { heading: 'could not be judged (unknown)', kind: 'doubtful', concerns: judged('unknown'), choose: all },
    {
      heading: 'would leave a service out although nothing stands against it',
      kind: 'doubtful',
      concerns: runsWith('left-out-misjudged'),
      choose: about('left-out-misjudged'),
    },
    {
      heading: 'would run an optional service although a requirement is unmet, or may be',
      kind: 'doubtful',
      concerns: runsWith('unprotected'),
      choose: about('unprotected'),
    },
    {
      heading: 'would run it, but of an optional service it is not known',
      kind: 'doubtful',
      concerns: runsWith('unknown'),
      choose: about('unknown'),
    },
  ];
}

/** The findings of a group that its sections tell of: not those of services that are rightly left out. */
export function toldFindings(group: Group, sections: readonly Section[]): readonly Finding[] {
  if (isRejecting(group.judgement)) return group.findings;
  return [...new Set(sections.filter(({ concerns }) => concerns(group)).flatMap(({ choose }) => choose(group)))];
}
