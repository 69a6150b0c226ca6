import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BalenaApi, startBalenaApi } from '../support/balena-api/balena-api.ts';
import { formatMeasured, median } from './measuring.ts';

/**
 * `npm run bench:audit [FLEETS [DEVICES]]`: auditing many fleets of the API, against what a user would do otherwise, which is
 * to list the devices of one fleet after the other. The list is the SDK's own, in a process for each fleet as
 * `balena device list` is one; what the CLI takes to start is not counted. Clients take turns.
 */
const run = promisify(execFile);
const turns = 3;
const [fleets = 20, devices = 1000] = process.argv.slice(2).map(Number);
const slugs = Array.from({ length: fleets }, (_, number) => `bench/fleet-${number}`);
const root = join(import.meta.dirname, '..', '..');

async function seed(api: BalenaApi): Promise<void> {
  const web = {
    contract: {
      type: 'sw.container',
      slug: 'web',
      name: 'web',
      requires: [{ type: 'sw.supervisor', version: '>=12' }],
    },
  };
  for (const slug of slugs) {
    await api.addFleet({
      slug,
      releases: [{ commit: 'a'.repeat(40), services: { web } }],
      devices: Array.from({ length: devices }, (_, number) => ({
        supervisorVersion: `1${number % 8}.${number % 10}.3`,
        isOnline: number % 3 > 0,
      })),
    });
  }
}

async function timed(task: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await task();
  return (performance.now() - begun) / 1000;
}

/** The audit of all fleets. It exits with 2, for some devices reject. */
async function audit({ url, tokens }: BalenaApi, home: string): Promise<void> {
  const env = { PATH: process.env['PATH'], BALENARC_API_URL: url, BALENA_TOKEN: tokens.session, HOME: home };
  const binary = join(root, 'lib', 'plugin', 'bin.js');
  const output = join(home, 'audit.json');
  await run(process.execPath, [binary, 'audit', 'bench/*', '--fail-on', 'never', '--output', output], { env });
}

async function list({ url, tokens }: BalenaApi): Promise<void> {
  const program = join(import.meta.dirname, 'fleet-clients', 'sdk-models.mjs');
  for (const slug of slugs) await run(process.execPath, [program, url, tokens.session, slug]);
}

const api = await startBalenaApi();
const home = await mkdtemp(join(tmpdir(), 'balena-contracts-bench-'));
try {
  await seed(api);
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  let requests = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    times.theirs.push(await timed(() => list(api)));
    api.requests.splice(0);
    times.ours.push(await timed(() => audit(api, home)));
    requests = api.requests.length;
  }
  const middle = (values: number[]) => median(values.length, () => values.pop() ?? Number.NaN);
  const what = `audit ${fleets} fleets of ${devices} devices: time, listing each`;
  const measured = {
    what,
    ours: middle(times.ours),
    theirs: middle(times.theirs),
    unit: 's',
    goal: 4,
    faster: true,
  } as const;
  process.stdout.write(`${formatMeasured(measured)}, ${requests} requests\n`);
} finally {
  await api.close();
  await rm(home, { recursive: true });
}
