import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runCheck } from '../../plugin/run-check.ts';
import { everyDevice } from '../../shared/fleet/index.ts';
import type { Check } from '../../shared/policy/index.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');

/** The check of an example project, as the demo runs it. */
export async function checkExample(name: 'pi-hole' | 'kiosk'): Promise<Check> {
  const check = await runCheck({
    source: join(examples, name),
    devices: join(examples, `${name}.devices.json`),
    fleets: [],
    multiDockerignore: false,
    composeSpec: false,
    environment: {},
    stdin: Readable.from([]),
    selection: everyDevice,
    failOn: ['rejecting'],
    live: { apiUrl: undefined, insideCli: false },
  });
  // Where the checkout lies is no part of what is shown.
  return { ...check, ...(check.release && { release: { ...check.release, source: `examples/${name}` } }) };
}
