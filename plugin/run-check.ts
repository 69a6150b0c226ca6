import { type Assessment, assess } from '../shared/assessment/index.ts';
import { readSnapshot } from '../shared/fleet/index.ts';
import { type Check, concludeCheck } from '../shared/policy/index.ts';
import { readProject } from '../shared/release/index.ts';
import { openDevices } from './device-file.ts';
import { definedOnly } from './environment.ts';
import { Failure } from './failure.ts';
import { openSource } from './source-directory.ts';

/** What `contracts:check` was asked, with what it may read. */
export interface CheckRequest {
  readonly source: string;
  /** a file, or - for standard input */
  readonly devices: string | undefined;
  /** slugs in lower case; none: all fleets of the snapshot */
  readonly fleets: readonly string[];
  readonly multiDockerignore: boolean;
  readonly composeSpec: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
}

/** From a directory and a snapshot to a concluded check. Rejects with a Failure or FleetError. */
export async function runCheck(request: CheckRequest): Promise<Check> {
  const { source, devices, fleets, multiDockerignore, composeSpec } = request;
  const tree = await openSource(source);
  if (devices === undefined) throw noDevices(fleets);
  const environment = definedOnly(request.environment);
  const { release, diagnostics } = await readProject(tree, { source, environment, multiDockerignore, composeSpec });
  const name = devices === '-' ? 'standard input' : devices;
  const assessments = await assess(release, readSnapshot(openDevices(devices, request.stdin), { source: name }));
  return concludeCheck({ release, diagnostics, assessments: chooseFleets(assessments, fleets, name) }, ['rejecting']);
}

/** 0 passed or skipped, 2 failed, 1 could not be done */
export function exitCodeOf({ result }: Check): number {
  return { passed: 0, skipped: 0, failed: 2, error: 1 }[result.status];
}

function noDevices(fleets: readonly string[]): Failure {
  const [fleet] = fleets;
  const which =
    fleet === undefined
      ? 'No devices to judge for.'
      : `The devices of ${fleet} can't be read yet: this version has no access to the balena API.`;
  return new Failure('no-devices-given', `${which} Name a snapshot with --devices FILE, or - for standard input.`);
}

function chooseFleets(assessments: Assessment[], fleets: readonly string[], name: string): Assessment[] {
  if (fleets.length === 0) return assessments;
  const chosen = assessments.filter(({ fleet }) => fleet !== undefined && fleets.includes(fleet.toLowerCase()));
  const missing = fleets.find((slug) => !chosen.some(({ fleet }) => fleet?.toLowerCase() === slug));
  if (missing === undefined) return chosen;
  const there = assessments.flatMap(({ fleet }) => fleet ?? []).slice(0, 10);
  const known = there.length === 0 ? 'It names no fleet.' : `It holds ${there.join(', ')}.`;
  throw new Failure('fleet-not-in-snapshot', `${name} holds no devices of ${missing}. ${known}`);
}
