import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { assess } from '../../../shared/assessment/index.ts';
import type { Device } from '../../../shared/fleet/index.ts';
import { concludeCheck, concludeLint } from '../../../shared/policy/index.ts';
import type { Diagnostic, Release } from '../../../shared/release/index.ts';
import { toLintText, toText } from '../../../shared/report/index.ts';
import { makeDevice, streamDevices } from '../../support/devices.ts';
import { checkExample } from '../../support/examples.ts';
import { assertGolden } from '../../support/golden.ts';
import { makePi, makeRelease, makeTx2 } from '../../support/making.ts';
import { nastyNames } from '../../support/nasty-names.ts';

const plain = { width: 80, colours: false };
const newSupervisor = { type: 'sw.supervisor', version: '>=12.6.17' };
const { supervisorVersion: _, ...neverBooted } = makePi('0.0.0');

async function textOf(
  release: Release,
  devices: readonly Device[],
  diagnostics: readonly Diagnostic[] = [],
): Promise<string> {
  const assessments = await assess(release, streamDevices(devices, { fleet: 'acme/kiosk' }));
  return toText(concludeCheck({ release, diagnostics, assessments }, ['rejecting']), plain);
}

describe('toText, of the examples', () => {
  for (const name of ['pi-hole', 'kiosk'] as const) {
    for (const width of [60, 80, 160]) {
      it(`${name} at ${width} columns`, async () => {
        const text = toText(await checkExample(name), { width, colours: false });
        for (const line of text.split('\n')) assert.ok(stringWidth(line) <= width, line);
        assertGolden(`${name}.${width}.golden.txt`, text);
      });
    }
  }

  it('says the same in colours', async () => {
    const check = await checkExample('kiosk');
    const coloured = toText(check, { width: 80, colours: true });
    assert.notEqual(coloured, toText(check, plain));
    assert.equal(stripVTControlCharacters(coloured), toText(check, plain));
  });
});

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

describe('toLintText', () => {
  const release = makeRelease({ web: {}, db: {} });
  const location = { file: 'docker-compose.yml', line: 1, column: 1, endLine: 1, endColumn: 2 };
  const of = (severity: Diagnostic['severity']): Diagnostic => ({
    code: 'yaml-invalid',
    severity,
    message: 'Broken.',
    location,
  });
  const rows = [
    [[], '✓ Nothing wrong found in 2 services.\n'],
    [[of('note')], '1 note in 2 services.\n'],
    [[of('warning'), of('warning')], '2 warnings in 2 services.\n'],
    [[of('error'), of('warning')], '✗ 1 error, 1 warning in 2 services.\n'],
  ] as const;
  for (const [diagnostics, last] of rows) {
    it(last.trim(), () => {
      assert.equal(toLintText(concludeLint(release, diagnostics), plain).split('\n\n').at(-1), last);
    });
  }
});
