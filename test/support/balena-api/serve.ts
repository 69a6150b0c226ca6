import { startBalenaApi } from './balena-api.ts';
import { seedFleets } from './seed.ts';

/**
 * A seeded server in a process of its own: `node serve.ts [DEVICES]` gives acme/kiosk that many devices. Prints one
 * line of JSON when it is ready, and ends when its standard input ends or on SIGTERM.
 */
const [size = '3000'] = process.argv.slice(2);
if (!/^\d+$/.test(size)) throw new Error(`A number of devices is expected, not ${size}`);

const api = await startBalenaApi();
const fleets = await seedFleets(api, { kioskDevices: Number(size) });
const ready = {
  url: api.url,
  token: api.tokens.session,
  apiKey: api.tokens.apiKey,
  fleets: Object.values(fleets).map(({ id, slug, devices }) => ({ id, slug, devices: devices.length })),
};
process.stdout.write(`${JSON.stringify(ready)}\n`);

const end = () => process.exit(0);
process.on('SIGTERM', end);
process.stdin.on('end', end).resume();
