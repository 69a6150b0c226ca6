import assert from 'node:assert/strict';
import type { FactGap, Facts } from '../../../shared/fleet/index.ts';
import { explain, prepareJudge, type Reason, reasons, sentenceOf } from '../../../shared/supervisor/index.ts';
import { type MadeService, makePi, makeRelease, makeTx2 } from '../../support/making.ts';

const newSupervisor = { type: 'sw.supervisor', version: '>=12.6.17' };
const pi3 = { type: 'hw.device-type', slug: 'raspberrypi3' };
const { l4tVersion: _, ...unknownL4t } = makeTx2('17.4.2');

type Row = readonly [
  services: Readonly<Record<string, MadeService>>,
  facts: Facts,
  findings: readonly (readonly [Reason, string])[],
];

const rows: readonly Row[] = [
  [{ a: { requires: [newSupervisor] } }, makePi('12.6.17'), []],
  [
    { pihole: { requires: [newSupervisor] } },
    makePi('10.6.27'),
    [['unmet', 'pihole asks for sw.supervisor >=12.6.17; raspberrypi3 on balenaOS 2.46.1+rev1 has 10.6.27.']],
  ],
  [
    { inference: { requires: [{ type: 'sw.l4t', version: '>=32.4.2' }] } },
    makeTx2('11.1.0'),
    [['unmet', 'inference asks for sw.l4t >=32.4.2; jetson-tx2 on balenaOS 2.47.1+rev3 has 32.3.1.']],
  ],
  [
    { inference: { requires: [{ type: 'sw.l4t', version: '>=32.4.2' }] } },
    makePi('10.6.27'),
    [['unmet', 'inference asks for sw.l4t >=32.4.2; raspberrypi3 on balenaOS 2.46.1+rev1 has no L4T.']],
  ],
  [
    { a: { requires: [{ type: 'arch.sw', slug: 'aarch64' }] } },
    makePi('17.4.2'),
    [['unmet', 'a asks for arch.sw aarch64; raspberrypi3 on balenaOS 2.46.1+rev1 is armv7hf.']],
  ],
  [
    { a: { requires: [{ type: 'hw.device-type', slug: 'jetson-tx2' }] } },
    makePi('17.4.2'),
    [['unmet', 'a asks for hw.device-type jetson-tx2; the device type is raspberrypi3.']],
  ],
  [
    { a: { requires: [{ type: 'sw.supervisor', version: 'banana' }] } },
    makePi('17.4.2'),
    [
      [
        'range-unreadable',
        'a asks for sw.supervisor banana; raspberrypi3 on balenaOS 2.46.1+rev1 has 17.4.2. The version is no semver range, so no version meets it.',
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'sw.supervisor', version: '>=14' }] } },
    makePi('15.0.0-rc1'),
    [
      [
        'prerelease-unmet',
        `a asks for sw.supervisor >=14; raspberrypi3 on balenaOS 2.46.1+rev1 has 15.0.0-rc1. ${reasons['prerelease-unmet']}`,
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'sw.os', slug: 'balena-os', version: '>6.3.0+rev3' }] } },
    makePi('17.4.2', { osVersion: '6.3.0+rev4' }),
    [
      [
        'build-metadata-unmet',
        `a asks for sw.os balena-os >6.3.0+rev3; raspberrypi3 on balenaOS 6.3.0+rev4 has 6.3.0+rev4. ${reasons['build-metadata-unmet']}`,
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'sw.kernel', version: '>5.15.*' }] } },
    makePi('17.4.2', { kernelVersion: '5.15.150' }),
    [
      [
        'unmet',
        'a asks for sw.kernel >5.15.*, which means >=5.16.0; raspberrypi3 on balenaOS 2.46.1+rev1 has 5.15.150.',
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'sw.supervisor', slug: 'balena-supervisor', version: '>=1' }] } },
    makePi('19.0.5'),
    [
      [
        'slug-unmet',
        `a asks for sw.supervisor balena-supervisor >=1; raspberrypi3 on balenaOS 2.46.1+rev1 has 19.0.5. ${reasons['slug-unmet']}`,
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'sw.supervisor', data: { x: 1 } }] } },
    makePi('19.0.5'),
    [
      [
        'key-unmet',
        `a asks for sw.supervisor with {"data":{"x":1}}; raspberrypi3 on balenaOS 2.46.1+rev1 has 19.0.5. ${reasons['key-unmet']}`,
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'hw.device-type', slug: 'raspberrypi3' }] } },
    { supervisorVersion: '14.0.0', osVersion: '2.50.0' },
    [
      [
        'device-type-by-name-only',
        `a asks for hw.device-type raspberrypi3; nobody knows what the device on balenaOS 2.50.0 has. ${reasons['device-type-by-name-only']}`,
      ],
    ],
  ],
  [
    { a: { requires: [newSupervisor] } },
    makePi('10.4.0'),
    [
      ['contracts-broken', `a has a contract. ${reasons['contracts-broken']}`],
      ['unmet', 'a asks for sw.supervisor >=12.6.17; raspberrypi3 on balenaOS 2.46.1+rev1 has 10.4.0.'],
    ],
  ],
  [
    { a: { requires: [pi3] } },
    makePi('10.4.0'),
    [['contracts-broken', 'a has a contract. Supervisor 10.4.0 refuses every release that has a contract.']],
  ],
  [
    { a: { contract: 'text' } },
    makePi('14.11.0'),
    [
      [
        'contract-invalid',
        "a's contract is no map of keys and values. A Supervisor refuses the whole release for one contract that it takes for invalid.",
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'sw.l4t', version: 32.2 }] } },
    makePi('14.11.0'),
    [
      [
        'requirement-invalid',
        'a asks for sw.l4t 32.2: the requirement has a number for a version; put it in quotes, "32.2". A Supervisor refuses the whole release for one requirement that it takes for invalid.',
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'arch.sw', slug: 'armv7hf' }] } },
    makePi('14.10.11'),
    [
      [
        'requirement-type-unknown',
        'a asks for arch.sw armv7hf, which Supervisors know from 14.11.0 on; raspberrypi3 on balenaOS 2.46.1+rev1 has Supervisor 14.10.11. A Supervisor refuses the whole release for one type that it does not know.',
      ],
    ],
  ],
  [
    { a: { requires: [{ or: [{ type: 'sw.os', slug: 'balena-os', version: '>=2' }] }] } },
    makePi('17.4.1'),
    [
      [
        'or-unknown',
        'a asks for sw.os balena-os >=2; raspberrypi3 on balenaOS 2.46.1+rev1 has Supervisor 17.4.1. Supervisors below 17.4.2 do not understand a list of alternatives and refuse the whole release.',
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'sw.l4t' }] } },
    makePi('10.6.13'),
    [
      [
        'l4t-unknown-without-l4t',
        `a asks for sw.l4t; raspberrypi3 on balenaOS 2.46.1+rev1 has no L4T. ${reasons['l4t-unknown-without-l4t']}`,
      ],
    ],
  ],
  [
    { a: { contract: { type: 'sw.l4t', slug: 'x' } } },
    makeTx2('14.11.0'),
    [
      [
        'contract-poses-as-fact',
        `a's contract has type sw.l4t in place of sw.container. ${reasons['contract-poses-as-fact']}`,
      ],
    ],
  ],
  [
    { a: { contract: { type: 'container', slug: 'x', requires: [newSupervisor] } } },
    makePi('14.11.0'),
    [
      [
        'contract-type-never-met',
        `a's contract has type "container" in place of sw.container. ${reasons['contract-type-never-met']}`,
      ],
    ],
  ],
  [
    { a: { requires: [newSupervisor], optional: true } },
    makePi('10.4.1'),
    [
      [
        'optional-unknown',
        `a asks for sw.supervisor >=12.6.17; raspberrypi3 on balenaOS 2.46.1+rev1 has 10.4.1. ${reasons['optional-unknown']}`,
      ],
    ],
  ],
  [
    { a: { contract: { type: 'sw.container', slug: 'x' } }, b: { contract: { type: 'sw.container', slug: 'x' } } },
    makePi('10.4.1'),
    [['identical-contracts', `b has the same contract as a service before it. ${reasons['identical-contracts']}`]],
  ],
  [
    { a: { requires: [pi3] } },
    makePi('12.11.0'),
    [
      [
        'device-type-by-name-only',
        `a asks for hw.device-type raspberrypi3; the device type is raspberrypi3. ${reasons['device-type-by-name-only']}`,
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'hw.device-type', name: 'raspberrypi3' }] } },
    makePi('17.0.3'),
    [
      [
        'name-unknown',
        `a asks for hw.device-type with name raspberrypi3; the device type is raspberrypi3. ${reasons['name-unknown']}`,
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'sw.l4t', version: '>=32.2' }] } },
    makeTx2('10.6.17'),
    [
      [
        'l4t-in-two-numbers',
        `a asks for sw.l4t >=32.2; jetson-tx2 on balenaOS 2.47.1+rev3 has 32.3. ${reasons['l4t-in-two-numbers']}`,
      ],
    ],
  ],
  [
    {
      a: {
        requires: [
          { type: 'sw.l4t', version: '<32' },
          { type: 'sw.os', slug: 'balena-os', version: '>=2' },
        ],
      },
    },
    makePi('10.4.1'),
    [
      [
        'slug-unmet',
        `a asks for sw.os balena-os >=2; raspberrypi3 on balenaOS 2.46.1+rev1 has 2.46.1+rev1. ${reasons['slug-unmet']}`,
      ],
    ],
  ],
  [
    { a: { requires: [newSupervisor] } },
    makePi('10.3.7'),
    [
      [
        'contracts-ignored',
        `a asks for sw.supervisor >=12.6.17; raspberrypi3 on balenaOS 2.46.1+rev1 has 10.3.7. ${reasons['contracts-ignored']}`,
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'sw.foo' }] } },
    makePi('10.6.0'),
    [
      [
        'type-ignored',
        `a asks for sw.foo, which no Supervisor knows; raspberrypi3 on balenaOS 2.46.1+rev1 has Supervisor 10.6.0. ${reasons['type-ignored']}`,
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'arch.sw', name: 'amd64' }] } },
    makePi('18.0.0'),
    [
      [
        'key-dropped',
        `a asks for arch.sw with name amd64; raspberrypi3 on balenaOS 2.46.1+rev1 is armv7hf. ${reasons['key-dropped']}`,
      ],
    ],
  ],
  [
    { a: { requires: [newSupervisor] } },
    { deviceType: 'raspberrypi3', osVersion: '2.46.1' },
    [
      [
        'supervisor-unknown',
        `Nobody knows the Supervisor version of raspberrypi3 on balenaOS 2.46.1. ${reasons['supervisor-unknown']}`,
      ],
    ],
  ],
  [
    { a: { requires: [{ type: 'sw.l4t', version: '>=32' }] } },
    unknownL4t,
    [['fact-unknown', 'a asks for sw.l4t >=32; nobody knows the L4T version of jetson-tx2 on balenaOS 2.47.1+rev3.']],
  ],
  [
    { a: { requires: [{ type: 'sw.l4t', version: '>=32' }], optional: true }, b: {} },
    unknownL4t,
    [['fact-unknown', 'a asks for sw.l4t >=32; nobody knows the L4T version of jetson-tx2 on balenaOS 2.47.1+rev3.']],
  ],
  [
    { a: { requires: [{ type: 'sw.supervisor', version: '{{x}}' }] } },
    makePi('17.4.2'),
    [['construct-unknown', `a's contract uses {{…}}. ${reasons['construct-unknown']}`]],
  ],
  [
    { a: { contract: { type: 'sw.l4t', slug: 'x' }, optional: true } },
    { supervisorVersion: '10.6.13', deviceType: 'jetson-tx2' },
    [
      [
        'fact-unknown',
        "a's contract has type sw.l4t in place of sw.container; nobody knows whether jetson-tx2 has it.",
      ],
    ],
  ],
  [
    { a: { undecided: 'a/contract.yml does not parse.' } },
    makePi('17.4.2'),
    [['contract-undecided', 'a/contract.yml does not parse.']],
  ],
  [
    { a: { requires: [newSupervisor], optional: true }, b: {} },
    makePi('12.0.0'),
    [['unmet', 'a asks for sw.supervisor >=12.6.17; raspberrypi3 on balenaOS 2.46.1+rev1 has 12.0.0.']],
  ],
];

const { l4tVersion: _l4t, kernelVersion: _kernel, ...tx2 } = makeTx2('17.4.2', { osVersion: '2.47.1+rev1' });
const nano = { ...tx2, deviceType: 'jetson-nano', osVersion: '2.101.12+rev1', kernelVersion: '4.9.253' };
const eitherL4t = { ...tx2, origin: { candidates: [{ l4tVersion: '32.2' }, { l4tVersion: '28.3' }] } };
const eitherKernel = {
  ...tx2,
  l4tVersion: '32.2',
  origin: { candidates: [{ kernelVersion: '4.9.140' }, { kernelVersion: '4.4.159' }] },
};
const asking = (type: string, version: string) => ({ type, version });
const gap = (why: FactGap): Facts => ({
  ...tx2,
  origin: { gaps: { l4tVersion: why, kernelVersion: why, arch: why } },
});

/** what is said of facts that don't come from the device itself: one requirement, facts, the message without its rule */
const derived: readonly (readonly [requirement: object, facts: Facts, says: string])[] = [
  [
    asking('sw.l4t', '>=32.7.1'),
    { ...nano, l4tVersion: '32.7', origin: { l4tRelease: '32.7.2' } },
    "a asks for sw.l4t >=32.7.1; jetson-nano on balenaOS 2.101.12+rev1 has 32.7.0 (NVIDIA's 32.7.2).",
  ],
  [
    asking('sw.l4t', '>=32.7.1'),
    { ...nano, supervisorVersion: '10.6.17', l4tVersion: '32.7', origin: { l4tRelease: '32.7.2' } },
    "a asks for sw.l4t >=32.7.1; jetson-nano on balenaOS 2.101.12+rev1 has 32.7 (NVIDIA's 32.7.2).",
  ],
  // the same number needs no second name, and a kernel has none
  [
    asking('sw.l4t', '>=35'),
    { ...nano, l4tVersion: '32.7.3', origin: { l4tRelease: '32.7.3' } },
    'a asks for sw.l4t >=35; jetson-nano on balenaOS 2.101.12+rev1 has 32.7.3.',
  ],
  [
    asking('sw.kernel', '>=5'),
    { ...nano, l4tVersion: '32.7', origin: { l4tRelease: '32.7.2' } },
    'a asks for sw.kernel >=5; jetson-nano on balenaOS 2.101.12+rev1 has 4.9.253.',
  ],

  // all that it may be comes to the same
  [
    asking('sw.l4t', '>=35'),
    eitherL4t,
    'a asks for sw.l4t >=35; jetson-tx2 on balenaOS 2.47.1+rev1 has 32.2.0 or 28.3.0.',
  ],
  [
    asking('sw.kernel', '>=5'),
    eitherKernel,
    'a asks for sw.kernel >=5; jetson-tx2 on balenaOS 2.47.1+rev1 has 4.9.140 or 4.4.159.',
  ],
  [asking('sw.l4t', '>=35'), eitherKernel, 'a asks for sw.l4t >=35; jetson-tx2 on balenaOS 2.47.1+rev1 has 32.2.0.'],
  [
    { or: [asking('sw.l4t', '>=35'), asking('sw.kernel', '>=5')] },
    eitherKernel,
    'a asks for one of sw.l4t >=35, sw.kernel >=5; jetson-tx2 on balenaOS 2.47.1+rev1 has sw.l4t 32.2.0, sw.kernel 4.9.140 or sw.l4t 32.2.0, sw.kernel 4.4.159.',
  ],

  // it doesn't
  [
    asking('sw.l4t', '>=32'),
    eitherL4t,
    'a asks for sw.l4t >=32; nobody knows the L4T version of jetson-tx2 on balenaOS 2.47.1+rev1: builds of that version have 32.2 or 28.3; a tag can tell which.',
  ],
  [
    asking('sw.kernel', '>=4.9'),
    eitherKernel,
    'a asks for sw.kernel >=4.9; nobody knows the kernel version of jetson-tx2 on balenaOS 2.47.1+rev1: builds of that version have 4.9.140 or 4.4.159; a tag can tell which.',
  ],

  // nobody knows, and why
  [
    asking('sw.l4t', '>=32'),
    tx2,
    'a asks for sw.l4t >=32; nobody knows the L4T version of jetson-tx2 on balenaOS 2.47.1+rev1.',
  ],
  [
    asking('sw.l4t', '>=32'),
    gap('device-type'),
    'a asks for sw.l4t >=32; nobody knows the L4T version of jetson-tx2 on balenaOS 2.47.1+rev1: it is known for other device types only; a tag can tell it.',
  ],
  [
    asking('sw.kernel', '>=32'),
    gap('os-version'),
    'a asks for sw.kernel >=32; nobody knows the kernel version of jetson-tx2 on balenaOS 2.47.1+rev1: it is known for other versions of its OS only; a tag can tell it.',
  ],
  [
    asking('sw.l4t', '>=32'),
    { supervisorVersion: '17.4.2', origin: { gaps: { l4tVersion: 'device-type-unknown' } } },
    'a asks for sw.l4t >=32; nobody knows the L4T version of the device: nobody knows its device type; a tag can tell it.',
  ],
  [
    asking('sw.l4t', '>=32'),
    {
      supervisorVersion: '17.4.2',
      deviceType: 'jetson-tx2',
      origin: { gaps: { l4tVersion: 'os-version-unknown' } },
    },
    'a asks for sw.l4t >=32; nobody knows the L4T version of jetson-tx2: nobody knows its OS version; a tag can tell it.',
  ],
  // no tag tells an architecture
  [
    { type: 'arch.sw', slug: 'amd64' },
    { supervisorVersion: '17.4.2', deviceType: 'toaster', origin: { gaps: { arch: 'device-type' } } },
    'a asks for arch.sw amd64; nobody knows the architecture of toaster: it is known for other device types only.',
  ],
  [
    { or: [asking('sw.os', '>=9'), asking('sw.l4t', '>=32')] },
    gap('os-version'),
    'a asks for one of sw.os >=9, sw.l4t >=32; nobody knows the OS version or L4T version of jetson-tx2 on balenaOS 2.47.1+rev1: it is known for other versions of its OS only; a tag can tell it.',
  ],
];

function explained(services: Row[0], facts: Facts) {
  const release = makeRelease(services);
  return explain(release, prepareJudge(release)(facts));
}

describe('explain', () => {
  for (const [services, facts, findings] of rows) {
    it(`${findings[0]?.[0] ?? 'nothing'}: ${JSON.stringify(services)} on ${facts.supervisorVersion}`, () => {
      assert.deepEqual(
        explained(services, facts).map(({ reason, message }) => [reason, message]),
        findings,
      );
    });
  }

  for (const [requirement, facts, says] of derived) {
    it(says, () => {
      const [finding] = explained({ a: { requires: [requirement] } }, facts);
      assert.ok(finding);
      assert.equal(sentenceOf(finding), says);
    });
  }

  it('names what a device may have as what it has', () => {
    const [finding] = explained({ a: { requires: [asking('sw.l4t', '>=35')] } }, eitherL4t);
    assert.equal(finding?.has, '32.2.0 or 28.3.0');
    assert.equal(finding.reason, 'unmet');
  });

  it('has a row for every reason but those that stand in for rules nobody met yet', () => {
    const seen = new Set(rows.flatMap(([, , findings]) => findings.map(([reason]) => reason)));
    const missing = Object.keys(reasons).filter((reason) => !seen.has(reason as Reason));
    assert.deepEqual(missing, ['understood-otherwise', 'accepted-otherwise']);
  });

  it('tells of a release that was not read to its end, whether it is judged or accepted all the same', () => {
    const release = { ...makeRelease({ a: {} }), undecided: 'docker-compose.yml does not parse.' };
    for (const version of ['17.4.2', '10.3.7']) {
      const findings = explain(release, prepareJudge(release)(makePi(version)));
      assert.deepEqual(findings, [{ reason: 'contract-undecided', message: 'docker-compose.yml does not parse.' }]);
    }
  });

  it('falls back on the place of the contract where a requirement has none', () => {
    const location = { file: 'a/contract.yml', line: 1, column: 1, endLine: 9, endColumn: 1 };
    const made = makeRelease({ a: { requires: [newSupervisor] } });
    const release = {
      ...made,
      services: made.services.map((service) => ({
        ...service,
        contract: { body: service.contract?.body, origin: 'file' as const, location, requirementLocations: [] },
      })),
    };
    for (const version of ['12.0.0', '10.4.0']) {
      const findings = explain(release, prepareJudge(release)(makePi(version)));
      for (const finding of findings) assert.deepEqual(finding.location, location);
    }
  });

  it('says what was asked, what the device has, and where it is written', () => {
    const location = { file: 'pihole/contract.yml', line: 5, column: 5, endLine: 6, endColumn: 26 };
    const made = makeRelease({ pihole: { requires: [newSupervisor] } });
    const release = {
      ...made,
      services: made.services.map((service) => ({
        ...service,
        contract: { body: service.contract?.body, origin: 'file' as const, location, requirementLocations: [location] },
      })),
    };
    const [finding] = explain(release, prepareJudge(release)(makePi('10.6.27')));
    assert.deepEqual(finding, {
      service: 'pihole',
      requirement: newSupervisor,
      asked: 'sw.supervisor >=12.6.17',
      has: '10.6.27',
      location,
      reason: 'unmet',
      message: 'pihole asks for sw.supervisor >=12.6.17; raspberrypi3 on balenaOS 2.46.1+rev1 has 10.6.27.',
    });
  });

  it('has a finding wherever the judgement is not "runs"', () => {
    for (const [services, facts] of rows) {
      const release = makeRelease(services);
      const judgement = prepareJudge(release)(facts);
      if (judgement.judgement !== 'runs') assert.notEqual(explain(release, judgement).length, 0);
    }
  });
});
