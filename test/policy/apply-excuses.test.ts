import assert from 'node:assert/strict';
import { assess } from '../../shared/assessment/index.ts';
import type { Facts } from '../../shared/fleet/index.ts';
import { applyExcuses, concludeCheck, type Excuse, excuseFinder } from '../../shared/policy/index.ts';
import { toText } from '../../shared/report/index.ts';
import { streamDevices } from '../support/devices.ts';
import { makeExcuse } from '../support/excuses.ts';
import { makePi, makeRelease } from '../support/making.ts';

const release = makeRelease({
  web: { requires: [{ type: 'sw.supervisor', version: '>=17.0.0' }] },
  cam: { requires: [{ type: 'sw.l4t', version: '>=32' }] },
  bot: { requires: [{ type: 'sw.kernel', slug: 'linux', version: '>=6' }] },
});
const today = '2026-11-24';

/** `lab-1` runs it; `lab-2` and `shop-1` lack L4T and a kernel; `shop-2` lacks all three. */
const devices: readonly (readonly [name: string, facts: Facts])[] = [
  ['lab-1', makePi('17.4.2', { l4tVersion: '36.4', kernelVersion: '6.1.0' })],
  ['lab-2', makePi('17.4.2')],
  ['shop-1', makePi('17.4.2')],
  ['shop-2', makePi('15.0.0')],
];

async function apply(excuses: readonly Excuse[]) {
  const stream = streamDevices(devices.map(([name, facts], index) => ({ uuid: `${index}`, name, facts })));
  const [assessment] = await assess(release, stream, { excusesOf: excuseFinder(excuses) });
  assert.ok(assessment);
  const { excused, applied } = applyExcuses(assessment, excuses, today);
  const names = (lists: readonly Iterable<{ readonly name: string }>[]) =>
    lists.flatMap((list) => [...list].map(({ name }) => name)).sort();
  return {
    excused: names([...excused].map((group) => group.devices)),
    applied: applied.map(({ devices: helped, named, ranOut }) => [names([helped]), named, ranOut]),
  };
}

describe('applyExcuses', () => {
  const rows: readonly (readonly [
    title: string,
    excuses: Partial<Excuse>[],
    excused: string[],
    applied: unknown[][],
  ])[] = [
    ['nothing', [], [], []],
    ['all devices', [{}], ['lab-2', 'shop-1', 'shop-2'], [[['lab-2', 'shop-1', 'shop-2'], 4, false]]],
    ['devices by name', [{ devices: { name: 'lab-*' } }], ['lab-2'], [[['lab-2'], 2, false]]],
    ['nobody', [{ devices: { name: 'pit-*' } }], [], [[[], 0, false]]],
    ['one service, where others are in the way, too', [{ service: 'cam' }], [], [[[], 4, false]]],
    [
      'each service that is in the way',
      [{ service: 'cam' }, { service: 'bot' }],
      ['lab-2', 'shop-1'],
      [
        [['lab-2', 'shop-1'], 4, false],
        [['lab-2', 'shop-1'], 4, false],
      ],
    ],
    [
      'each type of requirement that is in the way',
      [{ requirement: 'sw.l4t' }, { requirement: 'sw.kernel' }],
      ['lab-2', 'shop-1'],
      [
        [['lab-2', 'shop-1'], 4, false],
        [['lab-2', 'shop-1'], 4, false],
      ],
    ],
    [
      'another type of one service',
      [{ service: 'cam', requirement: 'sw.kernel' }, { service: 'bot' }],
      [],
      [
        [[], 4, false],
        [[], 4, false],
      ],
    ],
    ['on its last day', [{ until: today }], ['lab-2', 'shop-1', 'shop-2'], [[['lab-2', 'shop-1', 'shop-2'], 4, false]]],
    ['from the day behind it', [{ until: '2026-11-23' }], [], [[['lab-2', 'shop-1', 'shop-2'], 4, true]]],
    [
      'by those alone that cover something',
      [{}, { requirement: 'sw.supervsor' }, { service: 'nosuch' }],
      ['lab-2', 'shop-1', 'shop-2'],
      [
        [['lab-2', 'shop-1', 'shop-2'], 4, false],
        [[], 4, false],
        [[], 4, false],
      ],
    ],
    [
      'by the service that is in the way of some',
      [{ service: 'cam' }, { service: 'bot' }, { service: 'web' }],
      ['lab-2', 'shop-1', 'shop-2'],
      [
        [['lab-2', 'shop-1', 'shop-2'], 4, false],
        [['lab-2', 'shop-1', 'shop-2'], 4, false],
        [['shop-2'], 4, false],
      ],
    ],
    [
      'what another excuse still excuses',
      [{ until: '2026-11-23' }, { devices: { name: 'lab-*' } }],
      ['lab-2'],
      [
        [['shop-1', 'shop-2'], 4, true],
        [['lab-2'], 2, false],
      ],
    ],
  ];
  for (const [title, excuses, excused, applied] of rows) {
    it(`excuses ${title}`, async () => {
      assert.deepEqual(await apply(excuses.map(makeExcuse)), { excused, applied });
    });
  }

  it('tells of an excuse that ran out, and was not all that a device would need', async () => {
    const stream = streamDevices([{ uuid: '1', name: 'shop-1', facts: makePi('17.4.2') }]);
    const excuses = [makeExcuse({ service: 'cam', until: '2026-11-23' })];
    const assessments = await assess(release, stream, { excusesOf: excuseFinder(excuses) });
    const check = concludeCheck({ release, diagnostics: [], assessments }, { excuses }, today);
    const [applied] = check.excuses.get(assessments[0] as never)?.applied ?? [];
    assert.deepEqual([applied?.partly, applied?.devices.length], [1, 0]);
    assert.match(
      toText(check, { width: 200, colours: false }),
      /The excuse ran out on 2026-11-23, and it is not all that 1 device would need/,
    );
  });
});
