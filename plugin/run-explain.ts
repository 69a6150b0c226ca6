import { type Assumption, adviseFleets, assume } from '../shared/advice/index.ts';
import { assess } from '../shared/assessment/index.ts';
import {
  type Account,
  type Device,
  defaultFactTags,
  everyDevice,
  type FactTags,
  type Fleet,
  FleetError,
  type FleetHeader,
  factsCompleter,
  findApiDevice,
  findDevice,
  findFleet,
  findRelease,
  readFleet,
  readRelease,
  readSnapshot,
} from '../shared/fleet/index.ts';
import { openDevices } from '../shared/machine/device-file.ts';
import { Failure } from '../shared/machine/failure.ts';
import { loadPolicy } from '../shared/machine/policy-file.ts';
import { openSource } from '../shared/machine/source-directory.ts';
import { concludeCheck, noPolicy, policyError } from '../shared/policy/index.ts';
import { type ProjectRead, type Release, readProject, releaseOfRecord } from '../shared/release/index.ts';
import type { ExplainedDevice } from '../shared/report/index.ts';
import { askedFacts, explainDevice, prepareJudge } from '../shared/supervisor/index.ts';
import { projectOptions } from './project-options.ts';
import type { CheckRequest } from './run-check.ts';

/** What `contracts:explain` was asked, with what it may read. */
export interface ExplainRequest
  extends Pick<
    CheckRequest,
    | 'source'
    | 'policyFile'
    | 'release'
    | 'devices'
    | 'multiDockerignore'
    | 'composeSpec'
    | 'environment'
    | 'stdin'
    | 'live'
  > {
  /** a uuid, the beginning of one, or a name */
  readonly device: string;
  /** where the device is looked for: a slug, an id or a name; else in all fleets that the login may see */
  readonly fleet?: string | undefined;
  readonly assumption: Assumption;
}

/** What is judged, and what is told of it. */
type Project = Pick<ProjectRead, 'release' | 'diagnostics'>;

/** What was asked, with the tags that facts are read from. */
interface Asked extends ExplainRequest {
  readonly factTags: FactTags;
}

/** A device, with what its source says of it, and the release that it is judged for. */
interface Found extends Project {
  readonly device: Device;
  readonly header: FleetHeader;
}

/** From a device's name and a release to what the one makes of the other, and why. Rejects with a Failure or FleetError. */
export async function runExplain(request: ExplainRequest): Promise<ExplainedDevice> {
  const project = request.release === undefined ? await readSource(request) : undefined;
  const asked = { ...request, factTags: await readFactTags(request) };
  const { device, header, release, diagnostics } =
    request.devices !== undefined && project
      ? { ...(await findInSnapshot(request.devices, asked)), ...project }
      : await findLive(asked, project);
  const complete = await factsCompleter(askedFacts(release));
  const { facts, assumed, assumedFacts } = await assume(complete(device.facts), request.assumption, release);
  const assessed = await assess(release, only({ ...device, facts }, header));
  const { assessments, advice } = await adviseFleets(assessed);
  const check = concludeCheck(
    { release, diagnostics, assessments, advice },
    { ...noPolicy, failOn: ['rejecting'] },
    new Date().toISOString().slice(0, 10),
  );
  const [assessment] = assessments;
  const [group] = assessment?.groups ?? [];
  if (!assessment || !group) throw new Error('a device that was found has a judgement');
  const { uuid, name } = device;
  const explanation = explainDevice(release, prepareJudge(release)(group.facts), group.findings, assumedFacts);
  return { check, assessment, group, device: { uuid, name }, explanation, assumed };
}

/** The tags that facts are read from, as the policy names them. A policy with mistakes says nothing for sure. */
async function readFactTags({ source, policyFile }: ExplainRequest): Promise<FactTags> {
  const { policy, diagnostics } = await loadPolicy({
    source,
    policyFile,
    today: new Date().toISOString().slice(0, 10),
  });
  const wrong = policyError(diagnostics);
  if (wrong) throw new Failure(wrong.code, wrong.message);
  return { ...defaultFactTags, ...policy.factTags };
}

async function readSource(request: ExplainRequest): Promise<Project> {
  return readProject(await openSource(request.source), projectOptions(request));
}

async function findInSnapshot(
  file: string,
  { device: called, stdin, factTags }: Asked,
): Promise<Pick<Found, 'device' | 'header'>> {
  const source = file === '-' ? 'standard input' : file;
  const finder = findDevice<Device>(called, `those of ${source}`);
  const devices = readSnapshot(openDevices(file, stdin), { source, factTags });
  let next = await devices.next();
  while (next.done !== true) {
    for (const device of next.value) finder.look(device);
    next = await devices.next();
  }
  return { device: finder.conclude(), header: next.value };
}

async function findLive(request: Asked, project: Project | undefined): Promise<Found> {
  const { environment, live } = request;
  // Loaded when needed: what is asked of a snapshot never pays for the network.
  const { openLiveAccount } = await import('../shared/machine/account/open-live-account.ts');
  const account = await openLiveAccount({ ...live, environment });
  try {
    return await findByAccount(account, request, project);
  } finally {
    account.close();
  }
}

async function findByAccount(
  account: Account,
  { device: called, fleet: fleetCalled, release: wanted = '', factTags }: Asked,
  project: Project | undefined,
): Promise<Found> {
  const among = fleetCalled === undefined ? undefined : await findFleet(account, fleetCalled);
  const { uuid, fleet } = await findApiDevice(account, called, among);
  const { device, header } = await readDevice(account, fleet, uuid, factTags, project?.release);
  if (project) return { device, header, ...project };
  return { device, header, release: await findWanted(account, fleet, wanted, device), diagnostics: [] };
}

async function readDevice(
  account: Account,
  fleet: Fleet,
  uuid: string,
  factTags: FactTags,
  release: Release | undefined,
): Promise<Pick<Found, 'device' | 'header'>> {
  const asked = release && askedFacts(release);
  const devices = readFleet(account, fleet, {
    selection: { ...everyDevice, uuids: [uuid.toLowerCase()] },
    factTags,
    needsTags: asked ? asked.has('kernelVersion') || asked.has('l4tVersion') : true,
    wantedTags: [],
    needsRelease: release === undefined,
    takenAt: new Date().toISOString(),
  });
  let found: Device | undefined;
  let next = await devices.next();
  while (next.done !== true) {
    found ??= next.value.find((device) => device.uuid === uuid);
    next = await devices.next();
  }
  if (found) return { device: found, header: next.value };
  const problem = `The device ${uuid.slice(0, 12)} is in ${fleet.slug} no more: it was moved or deleted just now. Try again.`;
  throw new FleetError({ code: 'device-not-found', problem });
}

/** The release of the API that is asked for; `current` is the one that the device should be running. */
async function findWanted(account: Account, fleet: Fleet, wanted: string, device: Device): Promise<Release> {
  if (wanted !== 'current') return releaseOfRecord(await findRelease(account, fleet, wanted), fleet.slug);
  const { release: id = null } = device;
  if (id === null) {
    const problem = `There is no release of ${fleet.slug} that the device should be running. Name one with --release, or a project with --source.`;
    throw new FleetError({ code: 'release-not-found', problem });
  }
  return releaseOfRecord(await readRelease(account, fleet, id), fleet.slug);
}

async function* only(device: Device, header: FleetHeader): AsyncGenerator<readonly Device[], FleetHeader> {
  yield [device];
  return { ...header, isChosen: true };
}
