import { Readable } from 'node:stream';
import { type CheckRequest, runCheck } from '../../plugin/run-check.ts';
import { everyDevice, type Patience } from '../../shared/fleet/index.ts';
import type { Check } from '../../shared/policy/index.ts';

/** Pauses that a test can wait for; and as much time for an answer as in life, for the machine may be busy. */
export const shortPauses: Patience = { timeLimit: 60_000, attempts: 4, firstPause: 2, lostTime: 100_000 };

/** A check of live fleets as the command line makes it, in this process. */
export function checkLive(
  api: { readonly url: string; readonly token: string },
  fleets: readonly string[],
  request: Partial<CheckRequest> = {},
): Promise<Check> {
  return runCheck({
    source: 'examples/kiosk',
    devices: undefined,
    fleets,
    selection: everyDevice,
    failOn: ['rejecting'],
    multiDockerignore: false,
    composeSpec: false,
    environment: { BALENA_TOKEN: api.token, HOME: '/nonexistent' },
    stdin: Readable.from([]),
    live: { apiUrl: api.url, insideCli: false, patience: shortPauses },
    ...request,
  });
}
