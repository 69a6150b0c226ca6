import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { everyDevice, type Patience } from '../../shared/fleet/index.ts';
import type { Check, Policy } from '../../shared/policy/index.ts';
import type { Progress } from '../progress.ts';
import { type CheckRequest, runCheck } from '../run-check.ts';
import { readLocalDevice } from './local-device.ts';
import type { PushCall } from './push-call.ts';

/** What a push is checked with. */
export interface PushCheck {
  readonly call: PushCall;
  readonly policy: Policy;
  readonly environment: NodeJS.ProcessEnv;
  readonly limits: PushLimits;
  readonly progress: Progress;
  /** ends what is still being asked */
  readonly signal: AbortSignal;
}

/** How long a check before a push waits for answers. */
export interface PushLimits {
  readonly patience: Patience;
  /** for an answer of a device in the local network, in milliseconds */
  readonly deviceTime: number;
}

/**
 * Checks what a push would make: for a fleet beside what each device should be running now, so that old troubles stop
 * nobody; for a device in the local network by what it tells. Undefined for a device that tells nothing, or is sent
 * something else than the project as it would be released. Rejects with a Failure or FleetError.
 */
export async function checkPush({
  call,
  policy,
  environment,
  limits,
  progress,
  signal,
}: PushCheck): Promise<Check | undefined> {
  const { target, source, dockerfile, multiDockerignore } = call;
  const request: Omit<CheckRequest, 'devices' | 'fleets'> = {
    source,
    selection: everyDevice,
    multiDockerignore,
    dockerfile,
    composeSpec: false,
    environment,
    stdin: nothing(),
    live: {
      apiUrl: undefined,
      insideCli: true,
      environment: withoutTokens(environment),
      patience: limits.patience,
      onProgress: progress.show,
      signal,
    },
  };
  if (target.kind === 'fleet') {
    // To these commands of the CLI a number is a name.
    const fleet = { fleets: [target.name], naming: 'name', againstRelease: 'current' } as const;
    return runCheck({ ...request, ...fleet, devices: undefined });
  }
  // To a device the CLI sends the project with this laid over it.
  if (existsSync(join(source, 'docker-compose.dev.yml'))) return undefined;
  const device = await readLocalDevice(target.name, environment, limits.deviceTime);
  if (!device) return undefined;
  // There is nothing to compare with, and of one device none is few; but who never fails, doesn't here.
  const failOn = policy.failOn?.length === 0 ? [] : (['rejecting'] as const);
  const own = { devices: '-', fleets: [], stdin: snapshot(device), failOn, maxRejecting: { devices: 0 } } as const;
  return runCheck({ ...request, ...own });
}

/** The CLI pushes with its own login and with no other. */
function withoutTokens({ BALENA_TOKEN, BALENA_API_KEY, ...rest }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return rest;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function* snapshot(device: object): AsyncGenerator<Uint8Array> {
  yield Buffer.from(JSON.stringify({ devices: [device] }));
}
