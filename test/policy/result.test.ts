import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assess, type Counts } from '../../shared/assessment/index.ts';
import { concludeCheck, excuseFinder, type FailOn, type Status, type Tolerance } from '../../shared/policy/index.ts';
import { tolerated } from '../../shared/policy/result.ts';
import { toJunit, toMarkdown, toSarif, toText } from '../../shared/report/index.ts';
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
    [
      'newly rejecting, where there is no base',
      { failOn: ['newly-rejecting'] },
      false,
      'failed',
      [
        '4 of 10 devices would reject the release.',
        'There is nothing to compare with, so all that reject count as new.',
      ],
    ],
    [
      'one of several things, where there is no base',
      { failOn: ['newly-rejecting', 'rejecting'] },
      false,
      'failed',
      ['4 of 10 devices would reject the release.'],
    ],
    [
      'rejecting, beside a base',
      { failOn: ['rejecting'] },
      true,
      'failed',
      ['4 of 10 devices would reject the release.'],
    ],
    ['nothing', { failOn: [] }, true, 'passed', ['This check never fails (fail-on: never).']],
    [
      'something else than rejecting',
      { failOn: ['unprotected'], maxRejecting: { devices: 1 } },
      true,
      'passed',
      ['1 of 10 devices would run the release although a requirement is unmet, and up to 1 may.'],
    ],
    ['just what is unknown', { failOn: ['unknown'] }, true, 'failed', ['1 of 10 devices could not be judged.']],
    [
      'several things',
      { failOn: ['newly-rejecting', 'unprotected', 'unknown'] },
      true,
      'failed',
      [
        '4 of 10 devices count: 2 would newly reject the release, 1 would run the release although a requirement is unmet, 1 could not be judged.',
      ],
    ],
    ['what is excused', { excused: true }, true, 'failed', ['1 of 10 devices would newly reject the release.']],
    [
      'as many as are fine',
      { maxRejecting: { devices: 2 } },
      true,
      'passed',
      ['2 of 10 devices would newly reject the release, and up to 2 may.'],
    ],
    [
      'one more than are fine',
      { maxRejecting: { devices: 1 } },
      true,
      'failed',
      ['2 of 10 devices would newly reject the release; 1 would be fine.'],
    ],
    [
      'as many as are fine behind the excuses',
      { maxRejecting: { devices: 1 }, excused: true },
      true,
      'passed',
      ['1 of 10 devices would newly reject the release, and up to 1 may.'],
    ],
    [
      'a device twice, that two names fit',
      { failOn: ['rejecting', 'newly-rejecting'], maxRejecting: { devices: 4 } },
      true,
      'passed',
      ['4 of 10 devices would reject the release, and up to 4 may.'],
    ],
    // nine of the ten were judged: of these 22 % are 1.98, and 23 % are 2.07
    [
      'a share of those that were judged',
      { maxRejecting: { percent: 23 } },
      true,
      'passed',
      ['2 of 10 devices would newly reject the release, and up to 23% (2 devices) may.'],
    ],
    [
      'more than a share of those that were judged',
      { maxRejecting: { percent: 22 } },
      true,
      'failed',
      ['2 of 10 devices would newly reject the release; 22% (1 device) would be fine.'],
    ],
  ];
  for (const [title, terms, isCompared, status, reasons = []] of rows) {
    it(`${title}: ${status}`, async () => {
      const { result } = await conclude(terms, isCompared);
      assert.deepEqual([result.status, result.reasons], [status, reasons]);
    });
  }

  const plain: readonly (readonly [title: string, terms: Parameters<typeof conclude>[0], remarks: number])[] = [
    ['who rejects', {}, 0],
    ['who rejects, more than are fine', { maxRejecting: { devices: 1 } }, 1],
    ['who rejects, as many as are fine', { maxRejecting: { devices: 2 } }, 1],
    ['something else', { failOn: ['unknown'] }, 1],
    ['nothing', { failOn: [] }, 1],
  ];
  for (const [title, terms, remarks] of plain) {
    it(`remarks what a verdict doesn't say: of ${title} ${remarks}`, async () => {
      const check = await conclude(terms, true);
      assert.equal(check.remarks.length, remarks);
      const text = toText(check, { width: 300, colours: false });
      const markdown = toMarkdown(check, { budget: 65_536 });
      for (const remark of check.remarks) {
        assert.ok(text.split('\n').slice(1, 3).join().includes(remark), text);
        assert.ok(markdown.includes(remark.replace(/[()]/g, (sign) => sign)), markdown);
        assert.ok(JSON.stringify(toSarif(check)).includes(remark));
        assert.ok(toJunit(check).includes(`<property name="remark" value="${remark}"/>`));
      }
    });
  }

  it('takes whole devices of a share, none lost by rounding', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(100_000), (devices, thousandths) => {
        const counts = { devices, unknown: 0 } as Counts;
        const expected = Number((BigInt(devices) * BigInt(thousandths)) / 100_000n);
        assert.equal(tolerated({ counts }, { percent: thousandths / 1000 }), expected);
      }),
    );
    assert.equal(tolerated({ counts: { devices: 3000, unknown: 0 } as Counts }, { percent: 2.3 }), 69);
  });

  it('is no error of those who read files, where it is tolerated', async () => {
    const tolerant = await conclude({ maxRejecting: { devices: 2 } }, true);
    const strict = await conclude({ maxRejecting: { devices: 1 } }, true);
    const errors = (check: typeof strict) =>
      toSarif(check).runs[0]?.results.filter(({ level }) => level === 'error').length;
    assert.deepEqual([errors(strict), errors(tolerant)], [1, 0]);
    assert.match(toJunit(strict), /<testsuites name="balena-contracts" tests="\d+" failures="1"/);
    assert.match(toJunit(tolerant), /<testsuites name="balena-contracts" tests="\d+" failures="0"/);
    assert.match(toJunit(tolerant), /<skipped message="Tolerated: 2 devices would newly reject it/);
  });

  it('tolerates so many of each fleet', async () => {
    const release = asking('>=16.0.0');
    const two = [makeDevice(1, makePi('15.0.0'), 'a/a'), makeDevice(2, makePi('15.0.0'), 'b/b')];
    const assessments = await assess(release, streamDevices(two));
    const terms = { excuses: [], maxRejecting: { devices: 1 } };
    assert.equal(concludeCheck({ diagnostics: [], assessments }, terms, today).result.status, 'passed');
  });

  const useless: readonly (readonly [
    title: string,
    excuse: Parameters<typeof makeExcuse>[0],
    note: string | undefined,
  ])[] = [
    ['a service that is there', { service: 'web' }, undefined],
    [
      'a service that is not there',
      { service: 'wbe' },
      'This excuse names 10 devices and excuses none: there is no service "wbe". Remove it, or mend it.',
    ],
    ['a requirement that is there', { requirement: 'sw.supervisor' }, undefined],
    [
      'a slip of the pen',
      { requirement: 'sw.supervsor' },
      'This excuse names 10 devices and excuses none: nothing asks for "sw.supervsor"; probably "sw.supervisor" is meant. Remove it, or mend it.',
    ],
    [
      'a requirement that is nowhere',
      { requirement: 'hw.camera' },
      'This excuse names 10 devices and excuses none: nothing asks for "hw.camera". Remove it, or mend it.',
    ],
  ];
  for (const [title, of, note] of useless) {
    it(`notes what an excuse is for: ${title}`, async () => {
      const excuses = [makeExcuse({ devices: { name: '*' }, ...of })];
      const assessments = await assess(asking('>=16.0.0'), streamDevices(devices), {
        excusesOf: excuseFinder(excuses),
      });
      const { diagnostics } = concludeCheck({ diagnostics: [], assessments }, { excuses }, today);
      assert.deepEqual(
        diagnostics.map(({ message }) => message),
        note === undefined ? [] : [note],
      );
    });
  }

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
