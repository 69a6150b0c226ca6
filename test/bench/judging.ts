import { Contract, Universe } from '@balena/contrato';
import { assess } from '../../shared/assessment/index.ts';
import type { Device, Facts } from '../../shared/fleet/index.ts';
import type { Release } from '../../shared/release/index.ts';
import { prepareJudge } from '../../shared/supervisor/index.ts';
import { type Measured, median, seconds } from './measuring.ts';

const profileCount = 300;
const deviceCount = 100_000;
/** how many devices the baseline judges: it is too slow for all of them */
const sampleCount = 2000;

/** A release of five contracts, as a project of several optional variants has them. */
const requirements: Readonly<Record<string, readonly { type: string; slug?: string; version?: string }[]>> = {
  agent: [{ type: 'sw.supervisor', version: '>=12.11.0' }],
  browser: [{ type: 'arch.sw', slug: 'aarch64' }],
  nano: [
    { type: 'hw.device-type', slug: 'jetson-nano' },
    { type: 'sw.l4t', version: '>=32.4.2' },
  ],
  tx2: [
    { type: 'hw.device-type', slug: 'jetson-tx2' },
    { type: 'sw.l4t', version: '>=32.3.1' },
  ],
  orin: [
    { type: 'hw.device-type', slug: 'jetson-orin-nano-devkit-nvme' },
    { type: 'sw.l4t', version: '>=36.3.0' },
  ],
};

const release: Release = {
  source: 'bench',
  services: Object.entries(requirements).map(([name, requires]) => ({
    name,
    optional: name !== 'agent',
    contract: { body: { type: 'sw.container', slug: name, name, requires }, origin: 'api', requirementLocations: [] },
  })),
};

function makeProfiles(): Facts[] {
  const boards = [
    ['raspberrypi4-64', 'aarch64', null],
    ['jetson-nano', 'aarch64', '32.7'],
    ['jetson-tx2', 'aarch64', '32.3.1'],
    ['intel-nuc', 'amd64', null],
    ['raspberrypi3', 'armv7hf', null],
  ] as const;
  return Array.from({ length: profileCount }, (_, index) => {
    const [deviceType, arch, l4tVersion] = boards[index % boards.length] ?? boards[0];
    const supervisorVersion = `17.${4 + (index % 6)}.${2 + Math.floor(index / 30)}`;
    return { supervisorVersion, osVersion: `6.${index}.0`, deviceType, arch, kernelVersion: '5.15.1', l4tVersion };
  });
}

/** One device judged as a Supervisor does it, with the library that it uses. */
function judgeAsSupervisor(universe: Universe): boolean {
  return Object.entries(requirements).every(([name, requires]) => {
    const contract = new Contract({ type: 'sw.container', slug: name, name, requires: [...requires] });
    return universe.satisfiesChildContract(contract) || name !== 'agent';
  });
}

/** All that the newest Supervisors offer. */
function universeOf({ supervisorVersion, osVersion, deviceType, arch, kernelVersion, l4tVersion }: Facts): Universe {
  const facts = [
    { type: 'sw.supervisor', version: supervisorVersion },
    { type: 'sw.application', slug: 'balena-supervisor', version: supervisorVersion },
    { type: 'hw.device-type', slug: deviceType },
    { type: 'arch.sw', slug: arch },
    ...(l4tVersion ? [{ type: 'sw.l4t', version: `${l4tVersion}.0`.split('.').slice(0, 3).join('.') }] : []),
    { type: 'sw.os', slug: 'balena-os', version: osVersion },
    { type: 'sw.kernel', slug: 'linux', version: kernelVersion },
  ];
  const universe = new Universe();
  universe.addChildren(facts.map((fact) => new Contract(fact as ConstructorParameters<typeof Contract>[0])));
  return universe;
}

/** Judging by this evaluator, with and without grouping, against the Supervisor's library: seconds for each 100,000 devices. */
export async function benchJudging(): Promise<Measured[]> {
  const profiles = makeProfiles();
  const universes = profiles.map(universeOf);
  const baseline = median(3, () => {
    const time = seconds(() => {
      for (let device = 0; device < sampleCount; device += 1) {
        const universe = universes[device % profileCount];
        if (universe) judgeAsSupervisor(universe);
      }
    });
    return (time / sampleCount) * deviceCount;
  });
  const ungrouped = median(5, () =>
    seconds(() => {
      const judge = prepareJudge(release);
      for (let device = 0; device < deviceCount; device += 1) {
        const facts = profiles[device % profileCount];
        if (facts) judge(facts);
      }
    }),
  );
  const devices = Array.from({ length: deviceCount }, (_, index): Device => {
    const facts = profiles[index % profileCount] ?? {};
    return { uuid: index.toString(16).padStart(32, '0'), name: `device-${index}`, facts };
  });
  const times: number[] = [];
  for (let run = 0; run < 9; run += 1) {
    const start = performance.now();
    await assess(release, streamOf(devices));
    times.push((performance.now() - start) / 1000);
  }
  const grouped = median(times.length, () => times.pop() ?? 0);
  return [
    { what: 'judge 100,000 devices one by one', ours: ungrouped, theirs: baseline, unit: 's', goal: 50, faster: true },
    { what: 'assess 100,000 devices, grouped', ours: grouped, theirs: baseline, unit: 's', goal: 500, faster: true },
  ];
}

async function* streamOf(devices: readonly Device[]): AsyncGenerator<readonly Device[], object> {
  for (let start = 0; start < devices.length; start += 1000) yield devices.slice(start, start + 1000);
  return {};
}
