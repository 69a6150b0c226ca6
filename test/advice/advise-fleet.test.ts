import assert from 'node:assert/strict';
import { adviseFleet } from '../../shared/advice/index.ts';
import type { Facts } from '../../shared/fleet/index.ts';
import { adviceFor, assessFacts } from '../support/advising.ts';
import { type MadeService, makePi, makeRelease, makeTx2 } from '../support/making.ts';

type Row = readonly [
  title: string,
  services: Readonly<Record<string, MadeService>>,
  devices: readonly Facts[],
  advice: readonly (string | undefined)[],
];

const supervisor = (version: string) => ({ requires: [{ type: 'sw.supervisor', version }] });
const l4t = (version: string) => ({ requires: [{ type: 'sw.l4t', version }] });
const board = (slug: string) => ({ type: 'hw.device-type', slug });
const orinOnGa = makeTx2('15.3.0', { deviceType: 'jetson-agx-orin-devkit', osVersion: '4.0.10', l4tVersion: '35.3.1' });

describe('advice for a finding', () => {
  const rows: readonly Row[] = [
    [
      'the OS that ships the Supervisor',
      { web: supervisor('>=12.6.17') },
      [makePi('10.6.27')],
      ['balenaOS 2.77.2 or newer has it.'],
    ],
    [
      'the same for ESR',
      { web: supervisor('>=12.6.17') },
      [makePi('10.6.27', { osVersion: '2020.04.0' })],
      ['balenaOS 2021.07.0 or newer has it.'],
    ],
    [
      'the OS that brings L4T, with the gap in which 32.4.3 shows as 32.4',
      { web: l4t('>=32.4.2') },
      [makeTx2('11.4.10')],
      ['balenaOS 2.50.1+rev1 to below 2.58.3+rev1, or 2.82.11+rev2 or newer has it.'],
    ],
    [
      'a tag has to be renewed with it',
      { web: l4t('>=32.6') },
      [makeTx2('11.4.10', { origin: { sources: { l4tVersion: 'tag' } } })],
      ['balenaOS 2.87.1+rev1 or newer has it. Then set its tag anew, which tells what it has now.'],
    ],
    [
      'nothing for a tag of which the tables know otherwise',
      { web: l4t('>=32.6') },
      [makeTx2('11.4.10', { l4tVersion: '32.2', origin: { sources: { l4tVersion: 'tag' } } })],
      [undefined],
    ],
    [
      'the OS that brings the kernel',
      { web: { requires: [{ type: 'sw.kernel', slug: 'linux', version: '>=6.12' }] } },
      [makePi('17.4.2', { osVersion: '6.1.24+rev1', kernelVersion: '5.15.92' })],
      ['balenaOS 6.4.3+rev1 or newer has it.'],
    ],
    [
      'the OS itself',
      { web: { requires: [{ type: 'sw.os', slug: 'balena-os', version: '>=6.12.2' }] } },
      [makePi('17.4.2', { osVersion: '6.10.24' })],
      ['balenaOS 6.12.2 or newer has it.'],
    ],
    [
      'up to the end of a range',
      { web: { requires: [{ type: 'sw.os', slug: 'balena-os', version: '6.12.x' }] } },
      [makePi('17.4.2', { osVersion: '6.10.24' })],
      ['balenaOS 6.12.0 to below 6.13.0 has it.'],
    ],
    ['nothing for a Supervisor that no OS ships', { web: supervisor('>=99') }, [makePi('10.6.27')], [undefined]],
    ['nothing for another board', { web: { requires: [board('raspberrypi4-64')] } }, [makePi('17.4.2')], [undefined]],
    ['nothing for a board without L4T', { web: l4t('>=32') }, [makePi('17.4.2')], [undefined]],
    [
      'nothing for what another requirement stands against',
      { web: { requires: [{ type: 'sw.supervisor', version: '>=12.6.17' }, board('raspberrypi4-64')] } },
      [makePi('10.6.27')],
      [undefined, undefined],
    ],
    [
      'a Supervisor that understands it, and the OS that ships one',
      { web: { requires: [{ type: 'arch.sw', slug: 'armv7hf' }] } },
      [makePi('12.11.38', { osVersion: '2.98.11+rev1' })],
      ['With Supervisor 14.11.0 or newer the device accepts the release; balenaOS 2.115.0 or newer ships one.'],
    ],
    [
      'just the Supervisor where nothing is known of the OS',
      { web: { requires: [{ type: 'arch.sw', slug: 'armv7hf' }] } },
      [makePi('12.11.38', { osVersion: '99.0.0' })],
      ['With Supervisor 14.11.0 or newer the device accepts the release.'],
    ],
    [
      'the Supervisor that meets the rest, too',
      {
        web: {
          requires: [
            { type: 'arch.sw', slug: 'armv7hf' },
            { type: 'sw.supervisor', version: '>=15.2.1' },
          ],
        },
      },
      [makePi('12.11.38', { osVersion: '99.0.0' })],
      ['With Supervisor 15.2.1 or newer the device accepts the release.', undefined],
    ],
    [
      'a device type by name, where all Supervisors understand that',
      { web: { requires: [board('raspberrypi3')] } },
      [makePi('12.7.0', { osVersion: '99.0.0' }), makePi('14.11.0', { osVersion: '99.0.0' })],
      [
        'With Supervisor 14.11.0 or newer the device accepts the release. Or ask for device types by name, in a contract file (name: in place of slug:). That holds for Supervisors below 17.0.3 alone: newer ones drop the name, or find it met by none, and lint objects to it (balena-contracts-ignore: asked-by-name).',
      ],
    ],
    [
      'no device type by name, where one Supervisor drops names',
      { web: { requires: [board('raspberrypi3')] } },
      [makePi('12.7.0', { osVersion: '99.0.0' }), makePi('17.4.2')],
      ['With Supervisor 14.11.0 or newer the device accepts the release.'],
    ],
    [
      'a slug in place of a name',
      { web: { requires: [{ type: 'hw.device-type', name: 'raspberrypi3' }] } },
      [makePi('17.0.3', { osVersion: '99.0.0' })],
      [
        'With Supervisor 17.0.4 or newer the device accepts the release. Or ask for device types and architectures by slug (slug: in place of name:). Supervisors from 14.11.0 on understand it.',
      ],
    ],
    [
      'no slug in place of a name, where one Supervisor knows names alone',
      { web: { requires: [{ type: 'hw.device-type', name: 'raspberrypi3' }] } },
      [makePi('17.0.3', { osVersion: '99.0.0' }), makePi('12.7.0')],
      ['With Supervisor 17.0.4 or newer the device accepts the release.'],
    ],
    [
      'no list with one alternative',
      { web: { requires: [{ or: [{ type: 'sw.os', slug: 'balena-os', version: '>=6' }] }] } },
      [makePi('17.4.0', { osVersion: '6.10.6' })],
      [
        'With Supervisor 17.4.2 or newer the device accepts the release; balenaOS 6.10.11 or newer ships one. Or write a requirement with one alternative without the list (or:), in a contract file. Supervisors below 17.4.2 understand no lists.',
      ],
    ],
    [
      'no slug for what has none',
      { web: { requires: [{ type: 'sw.supervisor', slug: 'balena-supervisor', version: '>=12' }] } },
      [makePi('17.4.2')],
      [
        'Leave the slug out where sw.supervisor or sw.l4t is asked for. Supervisors have had several, and newer ones have none.',
      ],
    ],
    [
      'one service optional, where the others run',
      { web: supervisor('>=99'), api: {} },
      [makePi('17.4.2')],
      ['Make web optional. The other services then run without it.'],
    ],
    [
      'none optional, where two are in the way',
      { web: supervisor('>=99'), api: supervisor('>=98'), db: {} },
      [makePi('17.4.2')],
      [undefined, undefined],
    ],
    [
      'none optional, where nothing would run',
      { web: supervisor('>=99'), api: { ...supervisor('>=98'), optional: true } },
      [makePi('17.4.2')],
      [undefined],
    ],
    [
      'none optional, where the Supervisor knows none',
      { web: supervisor('>=99'), api: {} },
      [makePi('10.4.1', { osVersion: '99.0.0' })],
      [undefined],
    ],
    [
      'what runs a service that is left out',
      { web: {}, gpu: { ...l4t('>=32.6'), optional: true } },
      [makeTx2('11.4.10')],
      ['balenaOS 2.87.1+rev1 or newer has it.'],
    ],
    [
      'what runs a service that is left out wrongly',
      { web: {}, pi: { requires: [board('raspberrypi3')], optional: true } },
      [makePi('12.7.0', { osVersion: '2.98.11+rev1' })],
      [
        'With Supervisor 14.11.0 or newer pi runs, rightly; balenaOS 2.115.0 or newer ships one. Or ask for device types by name, in a contract file (name: in place of slug:). That holds for Supervisors below 17.0.3 alone: newer ones drop the name, or find it met by none, and lint objects to it (balena-contracts-ignore: asked-by-name).',
      ],
    ],
    [
      'what meets the requirements of an unprotected device',
      { web: supervisor('>=12.6.17') },
      [makePi('10.3.7')],
      ['With Supervisor 12.6.17 or newer all that is asked is met; balenaOS 2.77.2 or newer ships one.'],
    ],
    ['nothing for what nobody knows', { web: l4t('>=32') }, [{ supervisorVersion: '17.4.2' }], [undefined]],
    [
      'nothing for a release of which nobody knows all',
      { web: { ...supervisor('>=99'), undecided: 'No.' }, api: supervisor('>=12.6.17') },
      [makePi('10.6.27')],
      [undefined],
    ],
    ['nothing where L4T is not known after the update', { web: l4t('>=36') }, [orinOnGa], [undefined]],
  ];
  for (const [title, services, devices, advice] of rows) {
    it(title, async () => assert.deepEqual(await adviceFor(makeRelease(services), devices), advice));
  }
});

describe('the best changes for a fleet', () => {
  const best = async (services: Readonly<Record<string, MadeService>>, devices: readonly Facts[]) =>
    (await adviseFleet(await assessFacts(makeRelease(services), devices))).best;

  it('raises all types of devices to the lowest version that wins the most', async () => {
    const devices = [
      makePi('10.6.27'),
      makePi('10.6.28'),
      makeTx2('10.6.27'),
      makePi('17.4.2'),
      makePi('10.6.27', { osVersion: '99.0.0' }),
    ];
    assert.deepEqual(await best({ web: supervisor('>=12.6.17') }, devices), [
      { message: 'Raising 3 devices to balenaOS 2.77.2 leaves 1 rejecting.', wins: 3, leaves: 1 },
    ]);
  });

  it('says which type it raises, where it is one of several', async () => {
    assert.deepEqual(await best({ web: l4t('>=32.6') }, [makeTx2('17.4.2'), makePi('17.4.2')]), [
      {
        message: 'Raising one device of type jetson-tx2 to balenaOS 2.87.1+rev1 leaves 1 rejecting.',
        wins: 1,
        leaves: 1,
      },
    ]);
  });

  it('gives the two that win the most, the best first', async () => {
    const services = { web: supervisor('>=12.6.17'), api: {} };
    const devices = [makePi('10.6.27'), makePi('10.6.28', { osVersion: '99.0.0' })];
    assert.deepEqual(await best(services, devices), [
      {
        message:
          'Making web optional wins 2 devices and leaves none rejecting. The other services then run without it.',
        wins: 2,
        leaves: 0,
      },
      { message: 'Raising one device to balenaOS 2.77.2 leaves 1 rejecting.', wins: 1, leaves: 1 },
    ]);
  });

  it('counts just devices that run then', async () => {
    const services = {
      web: { requires: [{ type: 'sw.supervisor', slug: 'balena-supervisor', version: '>=12' }] },
      browser: { requires: [{ type: 'arch.sw', slug: 'armv7hf' }] },
    };
    const [first] = await best(services, [makePi('17.4.2'), makePi('12.7.0', { osVersion: '99.0.0' })]);
    assert.deepEqual([first?.wins, first?.leaves], [1, 1]);
  });

  it('has none where nothing rejects, or nothing helps', async () => {
    assert.deepEqual(await best({ web: supervisor('>=12') }, [makePi('17.4.2')]), []);
    assert.deepEqual(
      await best({ web: supervisor('>=12'), gpu: { ...l4t('>=32'), optional: true } }, [makePi('17.4.2')]),
      [],
    );
    assert.deepEqual(await best({ web: supervisor('>=99') }, [makePi('17.4.2')]), []);
  });
});
