import { adviseFleets } from '../advice/index.ts';
import { type Assessment, assess, assessFleets } from '../assessment/index.ts';
import { countFinds, defaultFactTags, FleetError, mapBatches, readSnapshot } from '../fleet/index.ts';
import {
  applyExcuses,
  type Check,
  type Checked,
  concludeCheck,
  excuseFinder,
  policyError,
  type Terms,
  tagsOfExcuses,
} from '../policy/index.ts';
import type { Devices, LiveDevices, Question, SnapshotDevices } from './question.ts';

/**
 * Answers whether a release runs on devices: judges it for each, beside what it is compared with, looks for advice,
 * and concludes by the policy. Rejects with a FleetError where devices can't be read.
 */
export async function check(question: Question, devices: Devices): Promise<Check> {
  const { judged, base, policy, failOn, maxRejecting, today } = question;
  const checked = await judge(question, devices);
  const terms: Terms = { ...policy.policy, ...(failOn && { failOn }), ...(maxRejecting && { maxRejecting }) };
  const diagnostics = [
    ...policy.diagnostics,
    ...(typeof base === 'object' ? base.diagnostics : []),
    ...('release' in judged ? judged.diagnostics : []),
  ];
  const excused = (assessment: Assessment) => applyExcuses(assessment, terms.excuses, today).excused;
  const advised = await adviseFleets(checked.assessments, excused);
  return concludeCheck(
    { ...checked, ...advised, diagnostics, policyError: policyError(policy.diagnostics) },
    terms,
    today,
  );
}

type Judged = Omit<Checked, 'diagnostics'>;

function judge(question: Question, devices: Devices): Promise<Judged> {
  switch (devices.kind) {
    case 'snapshot':
      return judgeSnapshot(question, devices);
    case 'live':
      return judgeFleets(question, devices);
    case 'none':
      return Promise.resolve({
        ...('release' in question.judged && { release: question.judged.release }),
        ...(typeof question.base === 'object' && { comparedWith: question.base.release }),
        assessments: [],
        unseen: devices.why,
      });
  }
}

async function judgeSnapshot(
  { judged, base, fleets, selection, policy: { policy } }: Question,
  { bytes, name }: SnapshotDevices,
): Promise<Judged> {
  if (!('release' in judged) || base === 'current') {
    throw new Error('a snapshot is judged for a project, and beside another one');
  }
  const { release } = judged;
  const { excuses, factTags } = policy;
  const finds = countFinds(selection);
  const snapshot = readSnapshot(bytes, {
    source: name,
    selection,
    factTags: { ...defaultFactTags, ...factTags },
    wantedTags: tagsOfExcuses(excuses),
  });
  const assessments = await assess(release, mapBatches(snapshot, finds.count), {
    ...(base && { base: base.release }),
    ...(excuses.length > 0 && { excusesOf: excuseFinder(excuses) }),
  });
  finds.conclude();
  return { release, assessments: chooseFleets(assessments, fleets, name) };
}

async function judgeFleets(
  { judged, base, fleets, naming, selection, policy: { policy } }: Question,
  { open, now, onProgress }: LiveDevices,
): Promise<Judged> {
  const { excuses, factTags } = policy;
  const account = await open();
  const { assessments, unread } = await assessFleets(account, {
    fleets,
    naming,
    release: 'release' in judged ? judged.release : judged,
    base: base === 'current' ? base : base?.release,
    selection,
    factTags: { ...defaultFactTags, ...factTags },
    wantedTags: tagsOfExcuses(excuses),
    ...(excuses.length > 0 && { excusesOf: excuseFinder(excuses) }),
    finds: countFinds(selection),
    now,
    ...(onProgress && { onProgress }),
  }).finally(account.close);
  const [only, ...others] = assessments;
  if ('release' in judged) return { release: judged.release, assessments, unread };
  // Fleets have each a latest release of their own, and devices a current one.
  const release = judged.called === 'current' || others.length > 0 ? undefined : only?.release;
  return { ...(release && { release }), assessments, unread };
}

function chooseFleets(assessments: Assessment[], fleets: readonly string[], name: string): Assessment[] {
  if (fleets.length === 0) return assessments;
  const slugs = fleets.map((slug) => slug.toLowerCase());
  const chosen = assessments.filter(({ fleet }) => fleet !== undefined && slugs.includes(fleet.toLowerCase()));
  const missing = slugs.find((slug) => !chosen.some(({ fleet }) => fleet?.toLowerCase() === slug));
  if (missing === undefined) return chosen;
  const there = assessments.flatMap(({ fleet }) => fleet ?? []).slice(0, 10);
  const known = there.length === 0 ? 'It names no fleet.' : `It holds ${there.join(', ')}.`;
  throw new FleetError({
    code: 'fleet-not-in-snapshot',
    problem: `${name} holds no devices of ${missing}. ${known}`,
  });
}
