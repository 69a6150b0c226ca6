import { check, type Devices, readSource } from '../shared/check/index.ts';
import type { FleetNaming, Patience, Selection } from '../shared/fleet/index.ts';
import { openDevices } from '../shared/machine/device-file.ts';
import { Failure } from '../shared/machine/failure.ts';
import { loadPolicy } from '../shared/machine/policy-file.ts';
import { openSource } from '../shared/machine/source-directory.ts';
import type { Check, FailOn, Tolerance } from '../shared/policy/index.ts';
import { readGitBase } from './git-base.ts';
import { projectOptions } from './project-options.ts';

/** What `contracts:check` was asked, with what it may read. */
export interface CheckRequest {
  readonly source: string;
  /** a release of the API in place of the project: a commit, an id, `latest`, or `current` for each device's own */
  readonly release?: string | undefined;
  /** a file, or - for standard input; else devices are read off the API */
  readonly devices: string | undefined;
  /** for the API slugs, ids or names; of a snapshot slugs, and none of them: all its fleets */
  readonly fleets: readonly string[];
  /** whether a number is an id of the API's, or a name */
  readonly naming?: FleetNaming | undefined;
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
  /** another Dockerfile than the usual ones */
  readonly dockerfile?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly live: LiveRequest;
}

/** What is needed to read fleets off the API. */
export interface LiveRequest {
  readonly apiUrl: string | undefined;
  readonly insideCli: boolean;
  /** where a login is looked for, if not among the variables that the project is read with */
  readonly environment?: CheckRequest['environment'];
  readonly patience?: Patience;
  readonly onProgress?: (fleet: string, read: number, total: number) => void;
  /** ends what is still being asked */
  readonly signal?: AbortSignal;
}

/** From a directory and devices to a concluded check. Rejects with a Failure or FleetError. */
export async function runCheck(request: CheckRequest): Promise<Check> {
  const { source, release: called, againstRelease } = request;
  const today = new Date().toISOString().slice(0, 10);
  const policy = await loadPolicy({ ...request, today });
  const asksPolicy = request.fleets.length === 0 && request.devices === undefined;
  const fleets = asksPolicy ? policy.policy.fleets : request.fleets;
  if (request.devices === undefined && fleets.length === 0) throw noDevices();
  const judged =
    called === undefined ? await readSource(await openSource(source), projectOptions(request)) : { called };
  const base = againstRelease ?? (await readGitBase(request));
  return check({ ...request, judged, base, fleets, policy, today }, devicesOf(request));
}

/** 0 passed or skipped, 2 failed, 1 could not be done */
export function exitCodeOf({ result }: Check): number {
  return { passed: 0, skipped: 0, failed: 2, error: 1 }[result.status];
}

function devicesOf({ devices, stdin, live, environment }: CheckRequest): Devices {
  if (devices !== undefined) {
    const name = devices === '-' ? 'standard input' : devices;
    return { kind: 'snapshot', bytes: openDevices(devices, stdin), name };
  }
  return {
    kind: 'live',
    open: async () => {
      // Loaded when needed: a check of a snapshot never pays for the network.
      const { openLiveAccount } = await import('../shared/machine/account/open-live-account.ts');
      const account = await openLiveAccount({ environment, ...live });
      if (live.signal?.aborted) account.close();
      live.signal?.addEventListener('abort', account.close);
      return account;
    },
    now: () => new Date().toISOString(),
    onProgress: live.onProgress,
  };
}

function noDevices(): Failure {
  const problem =
    'No devices to judge for. Name a fleet, as in `contracts:check acme/kiosk`, or a snapshot with --devices FILE, or - for standard input.';
  return new Failure('no-devices-given', problem);
}
