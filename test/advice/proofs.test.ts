import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compare } from 'semver';
import { adviseFleet } from '../../shared/advice/index.ts';
import { type Assessment, type Group, isRejecting } from '../../shared/assessment/index.ts';
import { type Facts, factsCompleter, loadSupervisors, type SupervisorTable } from '../../shared/fleet/index.ts';
import type { Release } from '../../shared/release/index.ts';
import { askedFacts, type Finding, type Judgement, prepareJudge } from '../../shared/supervisor/index.ts';
import { assessFacts } from '../support/advising.ts';
import { checkExample } from '../support/examples.ts';
import { type MadeService, makeRelease } from '../support/making.ts';

/**
 * No advice is given that doesn't help: what a sentence says is done here, in another way than the adviser does it, and
 * the device has to run the release, with the service that the finding is about. Sentences are read as people read them.
 */
interface Done {
  readonly facts: readonly Facts[];
  readonly release: Release;
  /** the service that may be left out now */
  readonly optional?: string;
}

function rewrite(release: Release, change: (entry: Record<string, unknown>) => object): Release {
  const { services } = release;
  return {
    ...release,
    services: services.map(({ contract, ...service }) => {
      const body = contract?.body as { requires?: Record<string, unknown>[] } | undefined;
      if (!contract || !body?.requires) return { ...service, ...(contract && { contract }) };
      return { ...service, contract: { ...contract, body: { ...body, requires: body.requires.map(change) } } };
    }),
  };
}

/** what an update of the OS makes of a device, by the tables alone */
async function raised(
  facts: Facts,
  osVersion: string,
  release: Release,
  supervisors: SupervisorTable,
): Promise<Facts[]> {
  const complete = await factsCompleter(askedFacts(release));
  const shipped = supervisors.lookUp(osVersion, facts.deviceType);
  assert.ok(shipped.kind === 'known' || shipped.kind === 'ambiguous', `${osVersion} is not known`);
  const { kernelVersion: _, l4tVersion, origin: __, supervisorVersion: own = '0.0.0', ...stays } = facts;
  return (shipped.kind === 'known' ? [shipped.value] : shipped.values).map((version) =>
    complete({
      ...stays,
      ...(l4tVersion === null && { l4tVersion }),
      osVersion,
      supervisorVersion: compare(own, version) > 0 ? own : version,
    }),
  );
}

/** each thing that a sentence says to do, done */
async function doing(said: string, release: Release, facts: Facts, supervisors: SupervisorTable): Promise<Done[]> {
  const versions = [...said.matchAll(/balenaOS (\S+) (?:or newer|to below \S+?(?:, or (\S+) or newer)?)(?= |$)/g)];
  const done: Done[] = [];
  for (const version of versions.flatMap(([, from, again]) => [from, again])) {
    if (version !== undefined) done.push({ release, facts: await raised(facts, version, release, supervisors) });
  }
  const spans = [...said.matchAll(/Supervisor (\S+) (?:or newer|to below)/g)];
  for (const [, supervisorVersion = ''] of spans) done.push({ release, facts: [{ ...facts, supervisorVersion }] });
  const [, optional] = /[Mm]ake (\S+) optional/.exec(said) ?? [];
  if (optional !== undefined) {
    const services = release.services.map((service) =>
      service.name === optional ? { ...service, optional: true } : service,
    );
    done.push({ release: { ...release, services }, facts: [facts], optional });
  }
  const changes: readonly (readonly [said: string, (entry: Record<string, unknown>) => object])[] = [
    [
      'sk for device types by name',
      ({ slug, ...entry }) =>
        entry['type'] === 'hw.device-type' && slug
          ? { ...entry, name: slug }
          : { ...entry, ...(slug !== undefined && { slug }) },
    ],
    [
      'sk for device types and architectures by slug',
      ({ name, ...entry }) => (name === undefined ? entry : { ...entry, slug: name }),
    ],
    [
      'without the list',
      (entry) => (Array.isArray(entry['or']) && entry['or'].length === 1 ? (entry['or'][0] as object) : entry),
    ],
    [
      'eave the slug out',
      ({ slug, ...entry }) =>
        /supervisor|l4t/.test(String(entry['type'])) ? entry : { ...entry, ...(slug !== undefined && { slug }) },
    ],
  ];
  for (const [words, change] of changes)
    if (said.includes(words)) done.push({ release: rewrite(release, change), facts: [facts] });
  return done;
}

/** why a piece of advice doesn't hold; undefined where it does */
async function fault(
  said: string,
  finding: Finding,
  group: Group,
  { release, groups }: Assessment,
  supervisors: SupervisorTable,
): Promise<string | undefined> {
  const deeds = await doing(said, release, group.facts, supervisors);
  if (deeds.length === 0) return `nothing is to be done: ${said}`;
  for (const { facts, release: changed, optional } of deeds) {
    const index = release.services.findIndex(({ name }) => name === finding.service);
    const judge = prepareJudge(changed);
    const isReached = (judged: Judgement) =>
      judged.judgement === 'runs' &&
      (isRejecting(group.judgement) ||
        group.judgement === 'unprotected' ||
        optional !== undefined ||
        judged.services[index] === 'runs');
    const failing = facts.map(judge).find((judged) => !isReached(judged));
    const harmed =
      changed !== release &&
      groups.find((other) => other.judgement === 'runs' && judge(other.facts).judgement !== 'runs');
    if (harmed) return `${said} — but that harms ${JSON.stringify(harmed.facts)}`;
    if (failing) return `${said} — but then: ${failing.judgement} (${failing.services.join()})`;
  }
  return undefined;
}

async function faults(
  assessment: Assessment,
  advice: ReadonlyMap<Finding, string>,
  supervisors: SupervisorTable,
): Promise<string[]> {
  const found: string[] = [];
  for (const group of assessment.groups) {
    for (const finding of group.findings) {
      const said = advice.get(finding);
      const wrong = said === undefined ? undefined : await fault(said, finding, group, assessment, supervisors);
      if (wrong !== undefined) found.push(wrong);
    }
  }
  return found;
}

/** Facts as the tables have them, so that updates are known; Supervisors as shipped, or of other ages. */
const boards: readonly (readonly [deviceType: string, arch: string])[] = [
  ['raspberrypi3', 'armv7hf'],
  ['jetson-tx2', 'aarch64'],
  ['jetson-xavier', 'aarch64'],
  ['genericx86-64-ext', 'amd64'],
];
const osVersions = [
  '2.46.1+rev1',
  '2.47.1+rev3',
  '2.58.3+rev1',
  '2.88.0',
  '2.101.0+rev2',
  '4.0.10',
  '5.3.21',
  '6.5.38',
  '6.10.6+rev1',
  '2020.07.0',
  '2022.10.0',
  '2024.4.0',
  '2025.7.0',
];
const supervisorVersions = [
  '10.3.8',
  '10.4.0',
  '10.4.1',
  '10.6.0',
  '10.6.13',
  '10.6.27',
  '10.10.0',
  '11.4.10',
  '12.11.38',
  '14.13.13',
  '17.0.3',
  '17.0.4',
  '17.4.0',
  '17.4.2',
  '19.0.5',
];
const facts: fc.Arbitrary<Facts> = fc
  .record({
    board: fc.constantFrom(...boards),
    osVersion: fc.constantFrom(...osVersions),
    supervisorVersion: fc.constantFrom(...supervisorVersions),
  })
  .map(({ board: [deviceType, arch], ...versions }) => {
    const { osVersion, supervisorVersion } = versions;
    return { deviceType, arch, osVersion, supervisorVersion };
  });
const version = fc.constantFrom(
  '>=10.6.17',
  '>=12.11',
  '<12',
  '~14.11',
  '>=14.13 <16',
  '>=17.4',
  '>=32.2',
  '>=32.4.2',
  '32.x',
  '>=35',
  '>=4.19.60',
  '>=6.1',
  '>=2.80 <7',
  '*',
  'banana',
);
const plain = fc.oneof(
  fc.record({ type: fc.constantFrom('sw.supervisor', 'sw.l4t'), version }),
  fc.record({
    type: fc.constant('sw.supervisor'),
    slug: fc.constantFrom('balena-supervisor', 'sw.supervisor'),
    version,
  }),
  fc.record({ type: fc.constant('sw.os'), slug: fc.constantFrom('balena-os', 'balenaOS'), version }),
  fc.record({ type: fc.constant('sw.kernel'), slug: fc.constant('linux'), version }),
  fc.record({ type: fc.constant('hw.device-type'), slug: fc.constantFrom('raspberrypi3', 'jetson-tx2') }),
  fc.record({ type: fc.constant('hw.device-type'), name: fc.constantFrom('raspberrypi3', 'jetson-tx2') }),
  fc.record({ type: fc.constant('arch.sw'), slug: fc.constantFrom('armv7hf', 'aarch64') }),
);
const requirement = fc.oneof(
  { weight: 6, arbitrary: plain },
  { weight: 1, arbitrary: fc.record({ or: fc.array(plain, { minLength: 1, maxLength: 2 }) }) },
);
const services: fc.Arbitrary<Record<string, MadeService>> = fc.dictionary(
  fc.constantFrom('web', 'api', 'gpu'),
  fc.oneof(
    { weight: 1, arbitrary: fc.constant({}) },
    {
      weight: 3,
      arbitrary: fc.record({ requires: fc.array(requirement, { minLength: 1, maxLength: 2 }), optional: fc.boolean() }),
    },
  ),
  { minKeys: 1, noNullPrototype: true },
);
const fleets = fc.array(facts, { minLength: 1, maxLength: 4 });

/** Advice as one would give it who looks the Supervisor up and proves nothing. */
function unproved({ groups }: Assessment, supervisors: SupervisorTable): Map<Finding, string> {
  return new Map(
    groups.flatMap(({ findings, facts: { deviceType } }) =>
      findings.map(
        (finding) => [finding, `balenaOS ${supervisors.ranges(deviceType).at(-1)?.from} or newer has it.`] as const,
      ),
    ),
  );
}

describe('advice, once followed', () => {
  let supervisors: SupervisorTable;
  before(async () => {
    supervisors = await loadSupervisors();
  });

  for (const name of ['pi-hole', 'kiosk'] as const) {
    it(`helps in the example ${name}`, async () => {
      for (const assessment of (await checkExample(name)).assessments) {
        const { findings } = await adviseFleet(assessment);
        assert.ok(findings.size > 0);
        assert.deepEqual(await faults(assessment, findings, supervisors), []);
      }
    });
  }

  it('helps, whatever the release and the devices', async function () {
    this.timeout(60_000);
    let given = 0;
    await fc.assert(
      fc.asyncProperty(services, fleets, async (made, devices) => {
        const assessment = await assessFacts(makeRelease(made), devices);
        const { findings, best } = await adviseFleet(assessment);
        given += findings.size;
        assert.deepEqual(await faults(assessment, findings, supervisors), []);
        for (const { wins, leaves } of best) {
          assert.ok(wins > 0);
          assert.equal(wins + leaves, assessment.counts.rejecting);
        }
      }),
      { numRuns: 200 },
    );
    assert.ok(given > 50, `${given} pieces of advice were followed`);
  });

  it('would be found out if nobody had proved it', async () => {
    const findings = fc.sample(fc.tuple(services, fleets), { numRuns: 50, seed: 1 });
    let wrong = 0;
    for (const [made, devices] of findings) {
      const assessment = await assessFacts(makeRelease(made), devices);
      wrong += (await faults(assessment, unproved(assessment, supervisors), supervisors)).length;
    }
    assert.ok(wrong > 10, `${wrong} were found out`);
  });
});
