import { Readable } from 'node:stream';
import { type ExplainRequest, runExplain } from '../../plugin/run-explain.ts';
import type { ExplainedDevice } from '../../shared/report/index.ts';

/** A device of the example kiosk explained, as the command line does it. */
export function explainKiosk(device: string, request: Partial<ExplainRequest> = {}): Promise<ExplainedDevice> {
  return runExplain({
    device,
    source: 'examples/kiosk',
    devices: 'examples/kiosk.devices.json',
    assumption: {},
    multiDockerignore: false,
    composeSpec: false,
    environment: {},
    stdin: Readable.from([]),
    live: { apiUrl: undefined, insideCli: false },
    ...request,
  });
}
