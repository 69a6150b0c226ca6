import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ServedApi, serveBalenaApi } from '../support/balena-api/served.ts';
import { formatMeasured, type Measured, median } from './measuring.ts';

/**
 * `npm run bench:fleet [DEVICES…]`: reading a fleet off the API, against what a user would do otherwise. The server
 * and each client are processes of their own; clients take turns, so that a busy moment of the machine hits all.
 */
const run = promisify(execFile);
const clients = ['this-reader', 'sdk-models', 'one-request'] as const;
const runs = 5;

type Client = (typeof clients)[number];

interface ClientRun {
  readonly devices: number;
  readonly seconds: number;
  readonly bytes: number;
  readonly megabytes: number;
}

async function runClient(client: Client, { url, token, fleets }: ServedApi, devices: number): Promise<ClientRun> {
  const fleet = fleets.find(({ slug }) => slug === 'acme/kiosk');
  const program = join(import.meta.dirname, 'fleet-clients', `${client}.mjs`);
  const { stdout } = await run(process.execPath, [program, url, token, 'acme/kiosk', `${fleet?.id}`]);
  const result = JSON.parse(stdout) as ClientRun;
  if (result.devices !== devices) throw new Error(`${client} read ${result.devices} of ${devices} devices`);
  return result;
}

async function measure(devices: number): Promise<Measured[]> {
  const api = await serveBalenaApi({ kioskDevices: devices });
  const results: Record<Client, ClientRun[]> = { 'this-reader': [], 'sdk-models': [], 'one-request': [] };
  try {
    for (let turn = 0; turn < runs; turn += 1) {
      for (const client of clients) results[client].push(await runClient(client, api, devices));
    }
  } finally {
    await api.close();
  }
  const middle = (client: Client, key: keyof ClientRun) => {
    const values = results[client].map((result) => result[key]);
    return median(values.length, () => values.pop() ?? Number.NaN);
  };
  const what = `read ${devices} devices`;
  const against = (client: Client, key: keyof ClientRun, scale = 1) => ({
    ours: middle('this-reader', key) * scale,
    theirs: middle(client, key) * scale,
  });
  return [
    { what: `${what}: time, the SDK's own way`, ...against('sdk-models', 'seconds'), unit: 's', goal: 6, faster: true },
    { what: `${what}: bytes, the SDK's own way`, ...against('sdk-models', 'bytes', 1e-6), unit: 'MB', goal: 1 / 3 },
    { what: `${what}: memory, the SDK's own way`, ...against('sdk-models', 'megabytes'), unit: 'MB', goal: 1 / 3 },
    {
      what: `${what}: time, one lean request`,
      ...against('one-request', 'seconds'),
      unit: 's',
      goal: devices >= 100_000 ? 1.15 : 1.3,
    },
  ];
}

const sizes = process.argv.slice(2).map(Number);
for (const devices of sizes.length > 0 ? sizes : [20_000, 100_000]) {
  for (const measured of await measure(devices)) process.stdout.write(`${formatMeasured(measured)}\n`);
}
