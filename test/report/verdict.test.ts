import assert from 'node:assert/strict';
import { assess } from '../../shared/assessment/index.ts';
import type { Facts } from '../../shared/fleet/index.ts';
import { concludeCheck, type Excuse, excuseFinder } from '../../shared/policy/index.ts';
import { verdictOf } from '../../shared/report/verdict.ts';
import { makeDevice, streamDevices } from '../support/devices.ts';
import { makePi, makeRelease } from '../support/making.ts';

const release = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=17' }] } });
const base = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '<17 >=12 || >=18' }] } });
/** what each does now, and what it did with the base */
const kinds: Readonly<Record<string, Facts>> = {
  runs: makePi('18.0.0'),
  newly: makePi('12.11.0'),
  before: makePi('11.4.10'),
  freed: makePi('17.4.2'),
  unprotected: makePi('10.3.7'),
  unknown: (({ supervisorVersion: _, ...facts }) => facts)(makePi('1.0.0')),
};

const location = { file: 'balena-contracts.yml', line: 1, column: 1, endLine: 1, endColumn: 2 };
const excuseOf = (name: string): Excuse => ({ devices: { name }, reason: 'Old.', until: '2027-01-01', location });

async function sentenceOf(devices: string, isCompared: boolean, excused: readonly string[] = []): Promise<string> {
  const excuses = excused.map((number) => excuseOf(`device-${number}`));
  const made = devices.split(' ').map((kind, index) => makeDevice(index, kinds[kind] ?? {}));
  const assessments = await assess(release, streamDevices(made, { fleet: 'acme/kiosk' }), {
    ...(isCompared && { base }),
    excusesOf: excuseFinder(excuses),
  });
  return verdictOf(concludeCheck({ release, diagnostics: [], assessments }, { excuses }, '2026-11-24')).sentence;
}

/** devices | numbers of the excused | the sentence */
type Row = readonly [devices: string, excused: readonly string[], sentence: string];

describe('verdictOf, beside a base', () => {
  const rows: readonly Row[] = [
    ['runs', [], 'The one device of acme/kiosk runs this release.'],
    ['newly', [], 'The one device of acme/kiosk would newly reject this release.'],
    ['before', [], 'The one device of acme/kiosk would reject this release, as before.'],
    ['freed', [], 'The one device of acme/kiosk runs this release; 1 rejected before.'],
    ['unknown', [], 'The one device of acme/kiosk could not be judged.'],
    ['before before', [], 'All 2 devices of acme/kiosk would reject this release, as before.'],
    ['newly newly', [], 'All 2 devices of acme/kiosk would newly reject this release.'],
    ['newly runs', [], '1 of 2 devices of acme/kiosk would newly reject this release.'],
    ['newly before runs', [], '1 of 3 devices of acme/kiosk would newly reject this release; 1 rejected before, too.'],
    [
      'before runs',
      [],
      'None of 2 devices of acme/kiosk would newly reject this release; 1 rejected before and would again.',
    ],
    [
      'newly before before freed unknown runs',
      [],
      '1 of 6 devices of acme/kiosk would newly reject this release; 2 rejected before, too; 1 no longer would; 1 could not be judged.',
    ],
    ['freed freed runs', [], 'All 3 devices of acme/kiosk run this release; 2 rejected before.'],
    [
      'freed unprotected runs',
      [],
      'None of 3 devices of acme/kiosk would reject this release, but 1 would run it unprotected; 1 rejected before.',
    ],
    ['newly newly runs', ['0'], '2 of 3 devices of acme/kiosk would newly reject this release, 1 of them excused.'],
    [
      'newly newly runs',
      ['0', '1'],
      '2 of 3 devices of acme/kiosk would newly reject this release, all of them excused.',
    ],
    // Who rejected before is excused, too, but that is no news.
    ['newly before', ['1'], '1 of 2 devices of acme/kiosk would newly reject this release; 1 rejected before, too.'],
  ];
  for (const [devices, excused, sentence] of rows) {
    it(sentence, async () => assert.equal(await sentenceOf(devices, true, excused), sentence));
  }
});

describe('verdictOf, of what is excused', () => {
  const rows: readonly Row[] = [
    ['newly', ['0'], 'The one device of acme/kiosk would reject this release, and is excused.'],
    ['newly runs', ['0'], '1 of 2 devices of acme/kiosk would reject this release, and is excused.'],
    ['newly newly', ['0', '1'], 'All 2 devices of acme/kiosk would reject this release, all of them excused.'],
    [
      'newly newly before unknown',
      ['0', '2'],
      '3 of 4 devices of acme/kiosk would reject this release, 2 of them excused, and 1 could not be judged.',
    ],
  ];
  for (const [devices, excused, sentence] of rows) {
    it(sentence, async () => assert.equal(await sentenceOf(devices, false, excused), sentence));
  }
});

describe('verdictOf, where services are left out', () => {
  const requires = [{ type: 'sw.l4t', version: '>=32' }];
  const rows: readonly (readonly [what: string, services: Parameters<typeof makeRelease>[0], sentence: string])[] = [
    ['some of them', { web: {}, cam: { requires, optional: true } }, 'All 2 devices of acme/kiosk run this release.'],
    [
      'all of them',
      { cam: { requires, optional: true } },
      'None of 2 devices of acme/kiosk would reject this release, but 2 would run none of its services.',
    ],
  ];
  for (const [what, services, sentence] of rows) {
    it(what, async () => {
      const pis = [1, 2].map((number) => makeDevice(number, makePi('17.4.2')));
      const some = makeRelease(services);
      const assessments = await assess(some, streamDevices(pis, { fleet: 'acme/kiosk' }));
      const check = concludeCheck({ release: some, diagnostics: [], assessments }, { excuses: [] }, '2026-11-24');
      assert.equal(verdictOf(check).sentence, sentence);
    });
  }
});
