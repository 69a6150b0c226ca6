import assert from 'node:assert/strict';
import { type Assessment, assess, assessReleases } from '../../../shared/assessment/index.ts';
import type { Device, Facts } from '../../../shared/fleet/index.ts';
import { concludeCheck } from '../../../shared/policy/index.ts';
import { type Diagnostic, type Release, releaseOfRecord } from '../../../shared/release/index.ts';
import { toText } from '../../../shared/report/index.ts';
import { makeDevice, streamDevices } from '../../support/devices.ts';
import { makePi, makeRelease, makeTx2 } from '../../support/making.ts';
import { nastyNames } from '../../support/nasty-names.ts';

const plain = { width: 80, colours: false };
const wide = { width: 300, colours: false };
const newSupervisor = { type: 'sw.supervisor', version: '>=12.6.17' };
const { supervisorVersion: _, ...neverBooted } = makePi('0.0.0');

async function textOf(
  release: Release,
  devices: readonly Device[],
  diagnostics: readonly Diagnostic[] = [],
): Promise<string> {
  const assessments = await assess(release, streamDevices(devices, { fleet: 'acme/kiosk' }));
  return toText(
    concludeCheck({ release, diagnostics, assessments }, { failOn: ['rejecting'], excuses: [] }, '2026-11-24'),
    plain,
  );
}

describe('toText, its first line', () => {
  const release = makeRelease({ web: { requires: [newSupervisor] } });
  const [runs, rejects, unprotected] = [makePi('17.4.2'), makePi('12.0.0'), makePi('10.3.7')];
  const rows = [
    [[], '– acme/kiosk has no devices. Nothing was judged.'],
    [[runs], '✓ The one device of acme/kiosk runs this release.'],
    [[runs, runs], '✓ All 2 devices of acme/kiosk run this release.'],
    [[rejects], '✗ The one device of acme/kiosk would reject this release.'],
    [
      [rejects, runs, neverBooted],
      '✗ 1 of 3 devices of acme/kiosk would reject this release, and 1 could not be judged.',
    ],
    [[rejects, rejects], '✗ All 2 devices of acme/kiosk would reject this release.'],
    [[runs, rejects], '✗ 1 of 2 devices of acme/kiosk would reject this release.'],
    [
      [runs, unprotected],
      '✓ None of 2 devices of acme/kiosk would reject this release, but 1 would run it unprotected.',
    ],
    [
      [runs, neverBooted],
      '✓ None of 2 devices of acme/kiosk is known to reject this release, but 1 could not be judged.',
    ],
    [[unprotected], '✓ The one device of acme/kiosk would not reject this release, but it would run it unprotected.'],
    [[neverBooted], '– The one device of acme/kiosk could not be judged. Nothing was judged.'],
    [[neverBooted, neverBooted], '– None of 2 devices of acme/kiosk could be judged. Nothing was judged.'],
  ] as const;
  for (const [facts, line] of rows) {
    it(line, async () => {
      const text = await textOf(
        release,
        facts.map((each, index) => makeDevice(index, each)),
      );
      assert.equal(
        text
          .slice(0, text.indexOf('\n\n') < 0 ? -1 : text.indexOf('\n\n'))
          .split(/\n(?!\s)/)[0]
          ?.replace(/\n\s+/g, ' '),
        line,
      );
    });
  }

  it('is an error where the project leaves a contract open, whatever the devices would do', async () => {
    const location = { file: 'web/contract.yml', line: 2, column: 1, endLine: 2, endColumn: 3 };
    const diagnostic: Diagnostic = { code: 'yaml-invalid', severity: 'error', message: 'Broken.', location };
    const text = await textOf(release, [makeDevice(1, runs)], [diagnostic]);
    assert.match(text, /^✗ The project has an error, so it is not known what a device would get\.\n/);
    assert.match(text, /\n\nweb\/contract\.yml:2:1 error yaml-invalid\n {2}Broken\.\n\nServices/);
  });

  it('says what is not so good about an optional service, for one device and for many', async () => {
    const optional = (requirement: object) => makeRelease({ a: { requires: [requirement], optional: true }, web: {} });
    const { l4tVersion: _l4t, ...unknownL4t } = makeTx2('17.4.2', { osVersion: '99.0.0' });
    const rows = [
      [
        optional({ type: 'hw.device-type', slug: 'raspberrypi3' }),
        makePi('12.11.0'),
        'would leave out a service that could run',
      ],
      [optional({ type: 'arch.sw', name: 'amd64' }), makePi('18.0.0'), 'would run an optional service unprotected'],
      [optional({ type: 'sw.l4t', version: '>=32' }), unknownL4t, 'has a service of which it is not known'],
    ] as const;
    for (const [of, facts, but] of rows) {
      const one = await textOf(of, [makeDevice(1, facts)]);
      const line = `✓ The one device of acme/kiosk would not reject this release, but it ${but}.\n`;
      assert.ok(one.replace(/\n +/g, ' ').startsWith(line), one);
      assert.match(one, /\n\n1 device would (leave|run).*device-1 \(0000000\)\n {4}a asks for /s);
      const two = await textOf(of, [makeDevice(1, facts), makeDevice(2, neverBooted)]);
      assert.match(
        two.replace(/\n +/g, ' '),
        new RegExp(`^✓ None of 2 devices .*but 1 could not be judged and 1 ${but}`),
      );
    }
  });

  it('loses no "but" over several fleets', async () => {
    const devices = [makeDevice(1, runs, 'a/a'), makeDevice(2, neverBooted, 'b/b')];
    assert.match(
      (await textOf(release, devices)).replace(/\n +/g, ' '),
      /^✓ 2 fleets: None of 2 devices is known to reject this release, but 1 could not be judged\./,
    );
  });

  it('has one for each fleet of several', async () => {
    const devices = [makeDevice(1, runs, 'a/a'), makeDevice(2, rejects, 'b/b'), makeDevice(3, runs, 'b/b')];
    assert.match(
      await textOf(release, devices),
      /^✗ 2 fleets: 1 of 3 devices would reject this release\.\n {2}The one device of a\/a runs this release\.\n {2}1 of 2 devices of b\/b would reject this release\.\n/,
    );
  });
});

/** the lines of the first paragraph */
const verdictOf = (text: string): string[] => (text.trimEnd().split('\n\n')[0] ?? '').split(/\n */);

describe('toText, of devices that were chosen', () => {
  const release = makeRelease({ web: { requires: [newSupervisor] } });
  const [runs, rejects] = [makePi('17.4.2'), makePi('12.0.0')];
  const rows: readonly (readonly [facts: Facts[], line: string])[] = [
    [[], '– There is no chosen device of acme/kiosk. Nothing was judged.'],
    [[runs], '✓ The one chosen device of acme/kiosk runs this release.'],
    [[runs, runs], '✓ All 2 chosen devices of acme/kiosk run this release.'],
    [[rejects, runs], '✗ 1 of 2 chosen devices of acme/kiosk would reject this release.'],
    [[neverBooted, neverBooted], '– None of 2 chosen devices of acme/kiosk could be judged. Nothing was judged.'],
  ];
  for (const [facts, line] of rows) {
    it(line, async () => {
      const devices = facts.map((each, index) => makeDevice(index, each));
      const assessments = await assess(release, streamDevices(devices, { fleet: 'acme/kiosk', isChosen: true }));
      const text = toText(
        concludeCheck({ release, diagnostics: [], assessments }, { failOn: ['rejecting'], excuses: [] }, '2026-11-24'),
        wide,
      );
      assert.equal(verdictOf(text)[0], line);
    });
  }

  it('says so of all fleets together', async () => {
    const assessments = [
      ...(await assess(release, streamDevices([makeDevice(1, runs)], { fleet: 'a/a', isChosen: true }))),
      ...(await assess(release, streamDevices([], { fleet: 'b/b', isChosen: true }))),
    ];
    const text = toText(
      concludeCheck({ release, diagnostics: [], assessments }, { failOn: ['rejecting'], excuses: [] }, '2026-11-24'),
      wide,
    );
    assert.deepEqual(verdictOf(text), [
      '✓ 2 fleets: The one chosen device runs this release.',
      'The one chosen device of a/a runs this release.',
      'There is no chosen device of b/b.',
    ]);
  });
});

describe('toText, of devices with a release each', () => {
  const releases = new Map([
    [
      '4a1f0c9e',
      { name: 'web', contract: { type: 'sw.container', slug: 'web', requires: [newSupervisor] }, labels: {} },
    ],
    ['beefbeef', { name: 'web', contract: null, labels: {} }],
  ]);
  const find = async (commit: string | null): Promise<Release> => {
    const service = releases.get(commit ?? '');
    if (commit === null || !service) return { source: 'no release of a/b', services: [], undecided: 'There is none.' };
    return releaseOfRecord({ id: commit.length, commit, services: [service] }, 'a/b');
  };
  const device = (number: number, facts: Facts, release: string | null): Device => ({
    ...makeDevice(number, facts),
    release,
  });
  async function currentText(...fleets: { fleet: string; devices: readonly Device[] }[]): Promise<string> {
    const assessments: Assessment[] = [];
    for (const { fleet, devices } of fleets)
      assessments.push(...(await assessReleases(find, streamDevices(devices, { fleet }))));
    return toText(
      concludeCheck({ diagnostics: [], assessments }, { failOn: ['rejecting'], excuses: [] }, '2026-11-24'),
      wide,
    );
  }
  const [runs, rejects] = [makePi('17.4.2'), makePi('12.0.0')];

  it('names the one release that all should be running', async () => {
    const text = await currentText({
      fleet: 'a/b',
      devices: [device(1, runs, '4a1f0c9e'), device(2, runs, '4a1f0c9e')],
    });
    assert.deepEqual(verdictOf(text), ['✓ All 2 devices of a/b with release 4a1f0c9 run this release.']);
  });

  it('has a line for each of several, and a heading', async () => {
    const devices = [device(1, runs, 'beefbeef'), device(2, rejects, '4a1f0c9e'), device(3, runs, null)];
    const text = await currentText({ fleet: 'a/b', devices });
    assert.deepEqual(verdictOf(text), [
      '✗ 3 releases: 1 of 3 devices would reject their release, and 1 could not be judged.',
      'The one device of a/b with release beefbee runs this release.',
      'The one device of a/b with release 4a1f0c9 would reject this release.',
      'The one device of a/b with release none could not be judged.',
    ]);
    assert.match(text, /\n\nrelease 8 \(4a1f0c9\) of a\/b\n\n1 device would rightly reject it/);
  });

  it('counts fleets, too, where there are several', async () => {
    const text = await currentText(
      { fleet: 'a/b', devices: [device(1, runs, 'beefbeef')] },
      { fleet: 'c/d', devices: [device(2, runs, '4a1f0c9e'), device(3, runs, '4a1f0c9e')] },
    );
    assert.equal(verdictOf(text)[0], '✓ 2 fleets, 2 releases: All 3 devices run their release.');
  });

  it('speaks of no release where there is no device', async () => {
    assert.deepEqual(verdictOf(await currentText({ fleet: 'a/b', devices: [] })), [
      '– a/b has no devices. Nothing was judged.',
    ]);
  });
});

describe('toText, of fleets that could not be read', () => {
  const release = makeRelease({ web: { requires: [newSupervisor] } });
  const error = { code: 'fleet-not-found', message: 'There is no fleet "b/b".' };

  it('says so first, and of the others what it can', async () => {
    const assessments = await assess(
      release,
      streamDevices([makeDevice(1, makePi('12.0.0'), 'a/a'), makeDevice(2, makePi('17.4.2'), 'a/a')]),
    );
    const checked = { release, diagnostics: [], assessments, unread: [{ fleet: 'b/b', error }] };
    const text = toText(concludeCheck(checked, { failOn: ['rejecting'], excuses: [] }, '2026-11-24'), wide);
    assert.deepEqual(verdictOf(text).slice(0, 2), [
      '✗ Nothing can be said of the fleet b/b. There is no fleet "b/b".',
      'As far as it could be read: 1 of 2 devices of a/a would reject this release.',
    ]);
    assert.match(text, /1 device would rightly reject it/);
  });

  it('says so where there is no other, and no release either', () => {
    const unread = ['b/b', 'c/c'].map((fleet) => ({ fleet, error }));
    const text = toText(
      concludeCheck({ diagnostics: [], assessments: [], unread }, { failOn: ['rejecting'], excuses: [] }, '2026-11-24'),
      wide,
    );
    assert.equal(
      text,
      '✗ Nothing can be said of 2 fleets. b/b: There is no fleet "b/b". c/c: There is no fleet "b/b".\n',
    );
  });

  for (const name of nastyNames) {
    it(`lets ${JSON.stringify(name)} do nothing`, () => {
      const unread = [{ fleet: name, error: { code: 'x', message: name } }];
      const text = toText(
        concludeCheck({ diagnostics: [], assessments: [], unread }, { failOn: [], excuses: [] }, '2026-11-24'),
        plain,
      );
      assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
    });
  }
});

describe('toText, of facts that devices do not say themselves', () => {
  const l4t = { type: 'sw.l4t', version: '>=1' };
  const kernel = { type: 'sw.kernel', version: '>=1' };
  const arch = { type: 'arch.sw', slug: 'aarch64' };
  const nano = { supervisorVersion: '17.4.2', deviceType: 'jetson-nano', osVersion: '2.101.12+rev1' };
  const tagged = { ...nano, l4tVersion: '32.7', origin: { sources: { l4tVersion: 'tag' } } } as const;
  const said = { ...nano, arch: 'aarch64', kernelVersion: '4.9.253', l4tVersion: '32.7' };
  const rows: readonly (readonly [requires: object[], facts: Facts[], says: string | undefined])[] = [
    [[l4t], [nano], 'Taken L4T from the device type and OS version for 1 device.'],
    [[l4t], [nano, nano, said], 'Taken L4T from the device type and OS version for 2 devices.'],
    [[l4t], [tagged], 'Taken L4T from a tag for 1 device.'],
    [
      [l4t],
      [tagged, nano, nano],
      'Taken L4T from the device type and OS version for 2 devices and from a tag for 1 device.',
    ],
    [[kernel], [nano], 'Taken the kernel version from the device type and OS version for 1 device.'],
    [[arch], [nano], 'Taken the architecture from the device type for 1 device.'],
    [
      [l4t, kernel, arch],
      [tagged],
      'Taken the architecture from the device type for 1 device; the kernel version from the device type and OS version for 1 device; L4T from a tag for 1 device.',
    ],
    [[l4t, kernel, arch], [said], undefined],
    // a tag that nobody asks for
    [[kernel], [{ ...tagged, kernelVersion: '4.9.253' }], undefined],
    [[newSupervisor], [nano], undefined],
    [[l4t], [{ ...nano, deviceType: 'toaster' }], undefined],
  ];
  for (const [requires, facts, says] of rows) {
    it(`${JSON.stringify(requires)}: ${says ?? 'nothing'}`, async () => {
      const release = makeRelease({ web: { requires } });
      const devices = facts.map((each, index) => makeDevice(index, each));
      const assessments = await assess(release, streamDevices(devices, { fleet: 'acme/kiosk' }));
      const text = toText(
        concludeCheck({ release, diagnostics: [], assessments }, { failOn: [], excuses: [] }, '2026-11-24'),
        wide,
      );
      assert.equal(/^Taken .*$/m.exec(text)?.[0], says);
    });
  }
});

describe('toText, of what strangers wrote', () => {
  for (const name of nastyNames) {
    it(`shows ${JSON.stringify(name)} harmless wherever it stands`, async () => {
      const made = makeRelease({
        [name]: { requires: [{ type: 'sw.supervisor', version: `>=99 ${name}` }, { type: name }] },
      });
      const location = { file: name, line: 1, column: 1, endLine: 1, endColumn: 2 };
      const release: Release = {
        ...made,
        source: name,
        services: made.services.map((service) => ({ ...service, location })),
      };
      const facts = { ...makePi('10.6.0'), deviceType: name, arch: name, osVersion: name };
      const devices = [
        { ...makeDevice(1, facts, name), name },
        { ...makeDevice(2, { ...facts, osVersion: '1' }, name), name },
        { ...makeDevice(3, facts, `${name} too`), name },
      ];
      const diagnostic: Diagnostic = { code: 'yaml-invalid', severity: 'warning', message: name, location };
      const text = await textOf(release, devices, [diagnostic]);
      assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
    });
  }

  it('stays short, however many devices, services, causes and diagnostics there are', async () => {
    const services = Object.fromEntries(
      Array.from({ length: 100 }, (_unused, index) => [
        `service-${index}`,
        { requires: [newSupervisor, { type: 'sw.os', version: `>=${index}` }] },
      ]),
    );
    const devices = Array.from({ length: 100 }, (_unused, index) =>
      makeDevice(index, makePi('10.6.27', { osVersion: `2.${index}.0` })),
    );
    const location = { file: 'docker-compose.yml', line: 1, column: 1, endLine: 1, endColumn: 2 };
    const diagnostics = Array.from(
      { length: 5000 },
      (): Diagnostic => ({ code: 'yaml-invalid', severity: 'warning', message: 'w', location }),
    );
    const text = await textOf(makeRelease(services), devices, diagnostics);
    assert.ok(text.split('\n').length < 600, `${text.split('\n').length} lines`);
  });
});
