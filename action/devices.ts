import { resolve } from 'node:path';
import type { Devices } from '../shared/check/index.ts';
import { openDevices } from '../shared/machine/device-file.ts';
import { Failure } from '../shared/machine/failure.ts';
import type { Occasion } from './event/occasion.ts';
import type { Inputs } from './inputs/inputs.ts';

const howToLogIn = 'Give a valid token or API key of balena in the input balena-token.';

/** Where the devices come from that a release is judged for. `fleets` are those of the inputs, or of the policy. */
export function devicesOf(
  { devices, balenaToken: token, apiUrl }: Inputs,
  { withheld }: Occasion,
  fleets: readonly string[],
  workspace: string,
): Devices {
  if (devices !== undefined) {
    return { kind: 'snapshot', bytes: openDevices(resolve(workspace, devices), noInput()), name: devices };
  }
  if (token === undefined && withheld !== undefined) {
    return { kind: 'none', why: `${withheld} So not one device of a fleet could be looked at.` };
  }
  if (fleets.length === 0) {
    const problem =
      'No devices to judge for. Name a fleet in the input fleet or in balena-contracts.yml, or a snapshot in the input devices.';
    throw new Failure('no-devices-given', problem);
  }
  if (token === undefined) {
    const problem =
      'There is no balena-token to read the fleet with. Store a token or an API key of balena as a secret, and give it in the input balena-token; or name a snapshot in the input devices.';
    throw new Failure('not-logged-in', problem);
  }
  return {
    kind: 'live',
    open: async () => {
      // Loaded when needed: a check of a snapshot never pays for the network.
      const { openTokenAccount } = await import('../shared/machine/account/open-live-account.ts');
      return openTokenAccount({ apiUrl, token, howToLogIn });
    },
    now: () => new Date().toISOString(),
  };
}

/** a snapshot is a file here: an Action has no standard input */
async function* noInput(): AsyncGenerator<Uint8Array> {}
