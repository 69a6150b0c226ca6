import assert from 'node:assert/strict';
import { type Assumption, assume } from '../../shared/advice/index.ts';
import type { Facts } from '../../shared/fleet/index.ts';
import { makePi, makeRelease, makeTx2 } from '../support/making.ts';

const release = makeRelease({
  web: { requires: ['sw.supervisor', 'sw.l4t', 'sw.kernel'].map((type) => ({ type, version: '>=1' })) },
});
const { supervisorVersion: _, ...unbooted } = makePi('0.0.0');

describe('assume', () => {
  type Row = readonly [
    facts: Facts,
    assumption: Assumption,
    after: Partial<Record<keyof Facts, unknown>>,
    said: string,
  ];
  const rows: readonly Row[] = [
    [makePi('10.6.27'), {}, { supervisorVersion: '10.6.27', osVersion: '2.46.1+rev1' }, ''],
    [
      makePi('10.6.27'),
      { supervisorVersion: '14.11.0' },
      { supervisorVersion: '14.11.0', kernelVersion: '4.19.71' },
      'It has Supervisor 14.11.0.',
    ],
    [
      makePi('10.6.27'),
      { osVersion: '2.89.0' },
      { supervisorVersion: '12.11.16', osVersion: '2.89.0', kernelVersion: '5.10.78', l4tVersion: null },
      'It has balenaOS 2.89.0, which ships Supervisor 12.11.16.',
    ],
    [
      makePi('17.4.2'),
      { osVersion: '2.89.0' },
      { supervisorVersion: '17.4.2' },
      'It has balenaOS 2.89.0, which ships Supervisor 12.11.16; its own, 17.4.2, is newer and stays.',
    ],
    [
      makePi('17.4.2'),
      { osVersion: '2.89.0', supervisorVersion: '13.0.0' },
      { supervisorVersion: '13.0.0' },
      'It has balenaOS 2.89.0 and Supervisor 13.0.0.',
    ],
    [
      makePi('10.6.27'),
      { osVersion: '99.0.0' },
      { supervisorVersion: '10.6.27', kernelVersion: undefined },
      'It has balenaOS 99.0.0. Which Supervisor that ships is not known for this device; it keeps its own, 10.6.27.',
    ],
    [
      unbooted,
      { osVersion: '99.0.0' },
      { supervisorVersion: undefined },
      'It has balenaOS 99.0.0. Which Supervisor that ships is not known for this device; nobody knows which it then has.',
    ],
    [
      unbooted,
      { osVersion: '2.89.0' },
      { supervisorVersion: '12.11.16' },
      'It has balenaOS 2.89.0, which ships Supervisor 12.11.16.',
    ],
    [
      makeTx2('10.6.27', { l4tVersion: '32.2' }),
      { osVersion: '2.50.1+rev1' },
      { l4tVersion: undefined },
      'It has balenaOS 2.50.1+rev1, which ships Supervisor 11.4.10. Which L4T it then has is not known: what it says of its present one differs from the tables.',
    ],
    [
      makeTx2('10.6.27'),
      { osVersion: '2.50.1+rev1' },
      { l4tVersion: '32.4.2' },
      'It has balenaOS 2.50.1+rev1, which ships Supervisor 11.4.10.',
    ],
    [
      makePi('10.6.27', { deviceType: 'genericx86-64-ext', origin: { sources: { kernelVersion: 'tables' } } }),
      { osVersion: '2024.7.1' },
      {},
      'It has balenaOS 2024.7.1, which ships Supervisor 16.4.1; other builds of it ship 16.1.10.',
    ],
  ];
  for (const [facts, assumption, after, said] of rows) {
    it(said || 'nothing', async () => {
      const found = await assume(facts, assumption, release);
      for (const [key, value] of Object.entries(after)) assert.equal(found.facts[key as keyof Facts], value, key);
      assert.equal(found.assumed.join(' '), said);
    });
  }

  it('names the facts that are none', async () => {
    const names = async (facts: Facts, assumption: Assumption) =>
      (await assume(facts, assumption, release)).assumedFacts;
    assert.deepEqual(await names(makePi('10.6.27'), { osVersion: '2.89.0' }), ['supervisorVersion', 'osVersion']);
    assert.deepEqual(await names(makePi('17.4.2'), { osVersion: '2.89.0' }), ['osVersion']);
    assert.deepEqual(await names(makePi('17.4.2'), { supervisorVersion: '12.0.0' }), ['supervisorVersion']);
  });
});
