import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measured } from './measuring.ts';

const root = join(import.meta.dirname, '..', '..');
const binary = join(root, 'lib', 'plugin', 'bin.js');
const project = join(root, 'examples', 'kiosk');
/** has a process say at its end how much memory it held at most, in kilobytes */
const tellMemory =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("\\nmaxrss="+process.resourceUsage().maxRSS+"\\n"))';

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
}

function runNode(args: readonly string[]): Run {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(process.execPath, ['--import', tellMemory, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const seconds = (performance.now() - start) / 1000;
  const kilobytes = /maxrss=(\d+)/.exec(stderr ?? '')?.[1];
  if (error || (status !== 0 && status !== 2) || kilobytes === undefined) {
    throw new Error(`${args.join(' ')} ended with ${status}: ${error ?? stderr}`);
  }
  return { seconds, megabytes: Number(kilobytes) / 1024 };
}

/** Runs two commands in turn, so that a busy moment of the machine hits both, and takes the middle of each. */
function sideBySide(runs: number, ours: readonly string[], theirs: readonly string[]): { ours: Run; theirs: Run } {
  const results: { ours: Run[]; theirs: Run[] } = { ours: [], theirs: [] };
  for (let run = 0; run < runs; run += 1) {
    results.theirs.push(runNode(theirs));
    results.ours.push(runNode(ours));
  }
  return { ours: middle(results.ours), theirs: middle(results.theirs) };
}

function middle(runs: readonly Run[]): Run {
  const at = (key: keyof Run) =>
    runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN;
  return { seconds: at('seconds'), megabytes: at('megabytes') };
}

/** Whole processes: a check of a large snapshot against Node parsing the same file, and how long help takes. */
export async function benchProcesses(): Promise<Measured[]> {
  const directory = await mkdtemp(join(tmpdir(), 'balena-contracts-bench-'));
  try {
    const snapshot = join(directory, 'fleet.json');
    await writeSnapshot(snapshot, 100_000);
    const parse = ['--eval', `JSON.parse(require('node:fs').readFileSync(${JSON.stringify(snapshot)}, 'utf8'))`];
    const check = sideBySide(7, [binary, 'check', '--source', project, '--devices', snapshot], parse);

    const many = join(directory, 'fleet.ndjson');
    await writeLines(many, 1_000_000);
    const million = runNode([binary, 'check', '--source', project, '--devices', many]);

    const help = sideBySide(15, [binary, 'contracts:check', '--help'], ['--eval', "require('@oclif/core')"]);
    return [
      {
        what: 'check a snapshot of 100,000 devices: time',
        ours: check.ours.seconds,
        theirs: check.theirs.seconds,
        unit: 's',
        goal: 2,
      },
      {
        what: 'check a snapshot of 100,000 devices: memory',
        ours: check.ours.megabytes,
        theirs: check.theirs.megabytes,
        unit: 'MB',
        goal: 1.5,
      },
      {
        what: 'check 1,000,000 devices, one a line: memory of 300 MB',
        ours: million.megabytes,
        theirs: 300,
        unit: 'MB',
        goal: 1,
      },
      {
        what: 'contracts:check --help: time',
        ours: help.ours.seconds,
        theirs: help.theirs.seconds,
        unit: 's',
        goal: 1.5,
      },
    ];
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** about 300 distinct sets of facts, as a large fleet has them */
function makeDevice(index: number): object {
  const jetson = index % 5 === 0;
  return {
    uuid: createHash('md5').update(String(index)).digest('hex'),
    name: `kiosk-${index}`,
    deviceType: jetson ? 'jetson-nano' : 'raspberrypi4-64',
    arch: 'aarch64',
    supervisorVersion: `1${2 + (index % 6)}.${index % 10}.3`,
    osVersion: `balenaOS ${5 + (index % 2)}.${index % 50}.0+rev1`,
    osVariant: 'prod',
    kernelVersion: '5.15.92',
    l4tVersion: jetson ? '32.7' : null,
    online: index % 3 !== 0,
    tags: { city: 'Berlin', floor: String(index % 9) },
    runningRelease: '4f2d8a1c9b7e6053',
    updateStatus: 'done',
  };
}

async function writeSnapshot(file: string, devices: number): Promise<void> {
  const lines = Array.from({ length: devices }, (_, index) => JSON.stringify(makeDevice(index)));
  const out = createWriteStream(file);
  out.end(`{"fleet":"acme/kiosk","takenAt":"2026-11-20T08:00:00Z","devices":[\n${lines.join(',\n')}\n]}\n`);
  await once(out, 'finish');
}

async function writeLines(file: string, devices: number): Promise<void> {
  const out = createWriteStream(file);
  for (let start = 0; start < devices; start += 1000) {
    const lines = Array.from({ length: 1000 }, (_, index) => `${JSON.stringify(makeDevice(start + index))}\n`);
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
