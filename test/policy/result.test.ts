import assert from 'node:assert/strict';
import { assess } from '../../shared/assessment/index.ts';
import { concludeCheck, excuseFinder, type FailOn, type Status, type Tolerance } from '../../shared/policy/index.ts';
import { makeDevice, streamDevices } from '../support/devices.ts';
import { makeExcuse } from '../support/excuses.ts';
import { makePi, makeRelease } from '../support/making.ts';

const today = '2026-11-24';
const asking = (version: string) => makeRelease({ web: { requires: [{ type: 'sw.supervisor', version }] } });
const { supervisorVersion: _, ...neverBooted } = makePi('0.0.0');

/** ten devices: two reject `>=12.6` and four `>=16`, of them one for an excuse; one is unprotected, one unknown */
const devices = ['12.0.0', '12.0.0', '15.0.0', '15.0.0', '17.4.2', '17.4.2', '17.4.2', '17.4.2', '10.3.7'].map(
  (version, index) => makeDevice(index, makePi(version)),
);
devices.push(makeDevice(9, neverBooted));
const lastDevice = makeExcuse({ devices: { name: 'device-3' } });

async function conclude(
  { failOn, maxRejecting, excused = false }: { failOn?: FailOn[]; maxRejecting?: Tolerance; excused?: boolean },
  isCompared: boolean,
) {
  const excuses = excused ? [lastDevice] : [];
  const assessments = await assess(asking('>=16.0.0'), streamDevices(devices), {
    ...(isCompared && { base: asking('>=12.6.0') }),
    excusesOf: excuseFinder(excuses),
  });
  const terms = { excuses, ...(failOn && { failOn }), ...(maxRejecting && { maxRejecting }) };
  return concludeCheck({ diagnostics: [], assessments }, terms, today);
}

describe('what a check fails for', () => {
  const rows: readonly (readonly [
    title: string,
    terms: Parameters<typeof conclude>[0],
    isCompared: boolean,
    status: Status,
    reasons?: readonly string[],
  ])[] = [
    ['rejecting, without a base', {}, false, 'failed', ['4 of 10 devices would reject the release.']],
    ['newly rejecting, beside a base', {}, true, 'failed', ['2 of 10 devices would newly reject the release.']],
    ['newly rejecting, where there is no base', { failOn: ['newly-rejecting'] }, false, 'passed'],
    [
      'rejecting, beside a base',
      { failOn: ['rejecting'] },
      true,
      'failed',
      ['4 of 10 devices would reject the release.'],
    ],
    ['nothing', { failOn: [] }, true, 'passed'],
    [
      'several things',
      { failOn: ['newly-rejecting', 'unprotected', 'unknown'] },
      true,
      'failed',
      [
        '2 of 10 devices would newly reject the release.',
        '1 of 10 devices would run the release although a requirement is unmet.',
        '1 of 10 devices could not be judged.',
      ],
    ],
    ['what is excused', { excused: true }, true, 'failed', ['1 of 10 devices would newly reject the release.']],
    ['as many as are fine', { maxRejecting: { devices: 2 } }, true, 'passed'],
    [
      'one more than are fine',
      { maxRejecting: { devices: 1 } },
      true,
      'failed',
      ['2 of 10 devices would newly reject the release; 1 would be fine.'],
    ],
    ['as many as are fine behind the excuses', { maxRejecting: { devices: 1 }, excused: true }, true, 'passed'],
    [
      'a device twice, that two names fit',
      { failOn: ['rejecting', 'newly-rejecting'], maxRejecting: { devices: 4 } },
      true,
      'passed',
    ],
    // nine of the ten were judged: of these 22 % are 1.98, and 23 % are 2.07
    ['a share of those that were judged', { maxRejecting: { percent: 23 } }, true, 'passed'],
    [
      'more than a share of those that were judged',
      { maxRejecting: { percent: 22 } },
      true,
      'failed',
      ['2 of 10 devices would newly reject the release; 22% would be fine.'],
    ],
  ];
  for (const [title, terms, isCompared, status, reasons = []] of rows) {
    it(`${title}: ${status}`, async () => {
      const { result } = await conclude(terms, isCompared);
      assert.deepEqual([result.status, result.reasons], [status, reasons]);
    });
  }

  it('tolerates so many of each fleet', async () => {
    const release = asking('>=16.0.0');
    const two = [makeDevice(1, makePi('15.0.0'), 'a/a'), makeDevice(2, makePi('15.0.0'), 'b/b')];
    const assessments = await assess(release, streamDevices(two));
    const terms = { excuses: [], maxRejecting: { devices: 1 } };
    assert.equal(concludeCheck({ diagnostics: [], assessments }, terms, today).result.status, 'passed');
  });

  it('notes an excuse that names no device, where all were looked at', async () => {
    const excuses = [lastDevice, makeExcuse({ devices: { name: 'nobody' } })];
    const options = { excusesOf: excuseFinder(excuses) };
    const noted = async (isChosen: boolean) => {
      const stream = streamDevices(devices, isChosen ? { isChosen: true } : {});
      const assessments = await assess(asking('>=16.0.0'), stream, options);
      return concludeCheck({ diagnostics: [], assessments }, { excuses }, today).diagnostics;
    };
    const [note, ...others] = await noted(false);
    assert.deepEqual(
      [note?.code, note?.severity, note?.location],
      ['policy-excuse-unused', 'note', lastDevice.location],
    );
    assert.deepEqual(others, []);
    assert.deepEqual(await noted(true), []);
  });
});
