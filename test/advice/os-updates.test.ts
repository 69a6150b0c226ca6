import assert from 'node:assert/strict';
import { loadOsUpdates } from '../../shared/advice/index.ts';
import type { Facts } from '../../shared/fleet/index.ts';
import { makePi, makeRelease, makeTx2 } from '../support/making.ts';

const asking = (...types: string[]) =>
  makeRelease({ web: { requires: types.map((type) => ({ type, version: '>=1' })) } });

async function factsAt(facts: Facts, osVersion: string, ...types: string[]) {
  return (await loadOsUpdates(asking(...types)))(facts).factsAt(osVersion);
}

describe('loadOsUpdates', () => {
  const all = ['sw.supervisor', 'sw.l4t', 'sw.kernel'];
  const rows: readonly (readonly [
    title: string,
    facts: Facts,
    osVersion: string,
    after: Partial<Record<keyof Facts, string | null | undefined>> | undefined,
  ])[] = [
    [
      'the Supervisor and the kernel of the version; no L4T stays none',
      makePi('10.6.27'),
      '2.89.0',
      { osVersion: '2.89.0', supervisorVersion: '12.11.16', kernelVersion: '5.10.78', l4tVersion: null },
    ],
    ['a newer Supervisor of its own stays', makePi('17.4.2'), '2.89.0', { supervisorVersion: '17.4.2' }],
    ['L4T of the version', makeTx2('10.6.27'), '2.50.1+rev1', { supervisorVersion: '11.4.10', l4tVersion: '32.4.2' }],
    [
      'the same where a tag says what the tables say',
      makeTx2('10.6.27', { origin: { sources: { l4tVersion: 'tag' } } }),
      '2.50.1+rev1',
      { l4tVersion: '32.4.2' },
    ],
    [
      'L4T is not known where the record says otherwise than the tables',
      makeTx2('10.6.27', { l4tVersion: '32.2' }),
      '2.50.1+rev1',
      { l4tVersion: undefined },
    ],
    [
      'the kernel is not known where the record says otherwise than the tables',
      makePi('10.6.27', { kernelVersion: '4.19.99' }),
      '2.89.0',
      { kernelVersion: undefined },
    ],
    [
      'what came from the tables is taken from there anew, whatever they said',
      makeTx2('10.6.27', { l4tVersion: '32.2', origin: { sources: { l4tVersion: 'tables' } } }),
      '2.50.1+rev1',
      { l4tVersion: '32.4.2' },
    ],
    ['ESR to ESR', makePi('10.6.27', { osVersion: '2020.04.0' }), '2023.1.0', { supervisorVersion: '14.4.8' }],
    ['not to ESR', makePi('10.6.27'), '2023.1.0', undefined],
    ['not back', makePi('10.6.27', { osVersion: '2.90.0' }), '2.89.0', undefined],
    ['not to itself', makePi('10.6.27'), '2.46.1+rev1', undefined],
    ['not to one after the last', makePi('10.6.27'), '99.0.0', undefined],
    ['not to one between two that were built', makeTx2('10.6.27'), '2.57.0', undefined],
    ['not to what is no version', makePi('10.6.27'), 'banana', undefined],
  ];
  for (const [title, facts, osVersion, after] of rows) {
    it(`${title} (${osVersion})`, async () => {
      const [found, ...others] = (await factsAt(facts, osVersion, ...all)) ?? [];
      assert.equal(found === undefined, after === undefined);
      assert.deepEqual(others, []);
      for (const [key, value] of Object.entries(after ?? {})) assert.equal(found?.[key as keyof Facts], value, key);
    });
  }

  it('knows nothing of a device whose type or OS nobody knows, or the tables do not', async () => {
    const { deviceType: _, ...untyped } = makePi('10.6.27');
    const { osVersion: __, ...unversioned } = makePi('10.6.27');
    for (const facts of [untyped, unversioned, makePi('10.6.27', { deviceType: 'toaster' })]) {
      const updates = (await loadOsUpdates(asking('sw.supervisor')))(facts);
      assert.deepEqual(updates.versions, []);
      assert.equal(updates.factsAt('2.89.0'), undefined);
    }
  });

  it('gives newer versions of the same line, sorted, just where something may change', async () => {
    const { versions } = (await loadOsUpdates(asking('sw.supervisor')))(makePi('10.6.27'));
    assert.deepEqual(versions.slice(0, 4), ['2.48.0', '2.48.1', '2.49.0', '2.50.0']);
    assert.equal(versions.at(-1), '7.0.4');
    const esr = (await loadOsUpdates(asking('sw.supervisor')))(makePi('10.6.27', { osVersion: '2025.7.0' }));
    assert.deepEqual(esr.versions, ['2026.1.0', '2026.1.1', '2026.7.0']);
  });

  it('counts versions of the OS that the release asks for', async () => {
    const { versions } = (
      await loadOsUpdates(makeRelease({ web: { requires: [{ type: 'sw.os', version: '>=6.3.9' }] } }))
    )(makePi('17.4.2'));
    assert.ok(versions.includes('6.3.9'));
  });

  it('has several facts where builds of one version ship different Supervisors', async () => {
    const facts = makePi('14.0.0', { deviceType: 'genericx86-64-ext', osVersion: '2024.4.0' });
    const shipped = (await factsAt(facts, '2024.7.1', 'sw.supervisor'))?.map(
      ({ supervisorVersion }) => supervisorVersion,
    );
    assert.equal(new Set(shipped).size, 2);
  });

  it('makes devices that an update makes alike one object', async () => {
    const updatesOf = await loadOsUpdates(asking('sw.supervisor'));
    assert.equal(
      updatesOf(makePi('10.6.27')).factsAt('2.89.0')?.[0],
      updatesOf(makePi('11.4.10')).factsAt('2.89.0')?.[0],
    );
  });
});
