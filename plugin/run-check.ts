import { adviseFleets } from '../shared/advice/index.ts';
import { type Assessment, assess, assessFleets } from '../shared/assessment/index.ts';
import {
  countFinds,
  defaultFactTags,
  mapBatches,
  type Patience,
  readSnapshot,
  type Selection,
} from '../shared/fleet/index.ts';
import { lint } from '../shared/lint/index.ts';
import {
  type Check,
  type Checked,
  concludeCheck,
  excuseFinder,
  type FailOn,
  type Policy,
  policyError,
  type Terms,
  type Tolerance,
  tagsOfExcuses,
} from '../shared/policy/index.ts';
import { type Diagnostic, type Release, readProject } from '../shared/release/index.ts';
import { type Base, readBase } from './base.ts';
import { openDevices } from './device-file.ts';
import { Failure } from './failure.ts';
import { loadPolicy } from './policy-file.ts';
import { projectOptions } from './project-options.ts';
import { openSource } from './source-directory.ts';

/** What `contracts:check` was asked, with what it may read. */
export interface CheckRequest {
  readonly source: string;
  /** a release of the API in place of the project: a commit, an id, `latest`, or `current` for each device's own */
  readonly release?: string | undefined;
  /** a file, or - for standard input; else devices are read off the API */
  readonly devices: string | undefined;
  /** for the API slugs, ids or names; of a snapshot slugs, and none of them: all its fleets */
  readonly fleets: readonly string[];
  readonly selection: Selection;
  /** a git ref to compare the project with */
  readonly against?: string | undefined;
  /** a file; by default the policy is looked for in the source directory */
  readonly policyFile?: string | undefined;
  /** compare with what each device should be running */
  readonly againstRelease?: 'current' | undefined;
  readonly failOn?: readonly FailOn[] | undefined;
  readonly maxRejecting?: Tolerance | undefined;
  readonly multiDockerignore: boolean;
  readonly composeSpec: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly live: LiveRequest;
}

/** What is needed to read fleets off the API. */
export interface LiveRequest {
  readonly apiUrl: string | undefined;
  readonly insideCli: boolean;
  readonly patience?: Patience;
  readonly onProgress?: (fleet: string, read: number, total: number) => void;
}

/** From a directory and devices to a concluded check. Rejects with a Failure or FleetError. */
export async function runCheck(request: CheckRequest): Promise<Check> {
  const { devices, release, failOn, maxRejecting } = request;
  const today = new Date().toISOString().slice(0, 10);
  const { policy, diagnostics: ofPolicy } = await loadPolicy({ ...request, today });
  const fleets = request.fleets.length > 0 || devices !== undefined ? request.fleets : policy.fleets;
  if (devices === undefined && fleets.length === 0) throw noDevices();
  const project = release === undefined ? await readSource(request) : undefined;
  const base = await readBase(request);
  const asked = { ...request, fleets, policy, base };
  const checked =
    devices !== undefined && project ? await checkSnapshot(devices, asked, project) : await checkFleets(asked, project);
  const terms: Terms = { ...policy, ...(failOn && { failOn }), ...(maxRejecting && { maxRejecting }) };
  const advised = await adviseFleets(checked.assessments);
  const diagnostics = [...ofPolicy, ...(base?.diagnostics ?? []), ...checked.diagnostics];
  return concludeCheck({ ...checked, ...advised, diagnostics, policyError: policyError(ofPolicy) }, terms, today);
}

/** 0 passed or skipped, 2 failed, 1 could not be done */
export function exitCodeOf({ result }: Check): number {
  return { passed: 0, skipped: 0, failed: 2, error: 1 }[result.status];
}

/** A project as it is to be judged, with all that is told of it. */
interface Source {
  readonly release: Release;
  readonly diagnostics: readonly Diagnostic[];
}

/** What was asked, with what the policy and the base make of it. */
interface Asked extends CheckRequest {
  readonly policy: Policy;
  readonly base: Base | undefined;
}

async function readSource(request: CheckRequest): Promise<Source> {
  const project = await readProject(await openSource(request.source), projectOptions(request));
  return { release: project.release, diagnostics: await lint(project) };
}

async function checkSnapshot(
  devices: string,
  { fleets, selection, stdin, policy, base }: Asked,
  { release, diagnostics }: Source,
): Promise<Checked> {
  const name = devices === '-' ? 'standard input' : devices;
  const finds = countFinds(selection);
  const { excuses, factTags } = policy;
  const snapshot = readSnapshot(openDevices(devices, stdin), {
    source: name,
    selection,
    factTags: { ...defaultFactTags, ...factTags },
    wantedTags: tagsOfExcuses(excuses),
  });
  const assessments = await assess(release, mapBatches(snapshot, finds.count), {
    ...(base?.release && { base: base.release }),
    ...(excuses.length > 0 && { excusesOf: excuseFinder(excuses) }),
  });
  finds.conclude();
  return { release, diagnostics, assessments: chooseFleets(assessments, fleets, name) };
}

async function checkFleets(
  { fleets, selection, release: called = '', environment, live, againstRelease, policy, base }: Asked,
  project: Source | undefined,
): Promise<Checked> {
  // Loaded when needed: a check of a snapshot never pays for the network.
  const { openLiveAccount } = await import('./account/open-live-account.ts');
  const account = await openLiveAccount({ ...live, environment });
  const { assessments, unread } = await assessFleets(account, {
    fleets,
    release: project?.release ?? { called },
    base: againstRelease ?? base?.release,
    selection,
    factTags: { ...defaultFactTags, ...policy.factTags },
    wantedTags: tagsOfExcuses(policy.excuses),
    ...(policy.excuses.length > 0 && { excusesOf: excuseFinder(policy.excuses) }),
    finds: countFinds(selection),
    now: () => new Date().toISOString(),
    ...(live.onProgress && { onProgress: live.onProgress }),
  }).finally(account.close);
  const [only, ...others] = assessments;
  // Fleets have each a latest release of their own, and devices a current one.
  const release = project?.release ?? (called === 'current' || others.length > 0 ? undefined : only?.release);
  return { ...(release && { release }), diagnostics: project?.diagnostics ?? [], assessments, unread };
}

function noDevices(): Failure {
  const problem =
    'No devices to judge for. Name a fleet, as in `contracts:check acme/kiosk`, or a snapshot with --devices FILE, or - for standard input.';
  return new Failure('no-devices-given', problem);
}

function chooseFleets(assessments: Assessment[], fleets: readonly string[], name: string): Assessment[] {
  if (fleets.length === 0) return assessments;
  const slugs = fleets.map((slug) => slug.toLowerCase());
  const chosen = assessments.filter(({ fleet }) => fleet !== undefined && slugs.includes(fleet.toLowerCase()));
  const missing = slugs.find((slug) => !chosen.some(({ fleet }) => fleet?.toLowerCase() === slug));
  if (missing === undefined) return chosen;
  const there = assessments.flatMap(({ fleet }) => fleet ?? []).slice(0, 10);
  const known = there.length === 0 ? 'It names no fleet.' : `It holds ${there.join(', ')}.`;
  throw new Failure('fleet-not-in-snapshot', `${name} holds no devices of ${missing}. ${known}`);
}
