import assert from 'node:assert/strict';
import { assess } from '../../shared/assessment/index.ts';
import { concludeCheck, concludeLint, type FailOn, type Status } from '../../shared/policy/index.ts';
import type { Diagnostic } from '../../shared/release/index.ts';
import { makeDevice, streamDevices } from '../support/devices.ts';
import { makePi, makeRelease } from '../support/making.ts';

const release = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=12.6.17' }] } });
const { supervisorVersion: _, ...neverBooted } = makePi('0.0.0');
const [runs, rejects, unprotected, unknown] = [makePi('17.4.2'), makePi('12.0.0'), makePi('10.3.7'), neverBooted];
const location = { file: 'docker-compose.yml', line: 1, column: 1, endLine: 1, endColumn: 2 };
const error: Diagnostic = { code: 'yaml-invalid', severity: 'error', message: 'broken', location };
const lintError: Diagnostic = { ...error, code: 'range-empty' };
const warning: Diagnostic = { ...error, severity: 'warning' };

describe('concludeCheck', () => {
  const rows: readonly (readonly [
    title: string,
    devices: (typeof runs)[],
    failOn: FailOn[],
    diagnostics: Diagnostic[],
    status: Status,
  ])[] = [
    ['all run', [runs], ['rejecting'], [], 'passed'],
    ['one rejects', [runs, rejects], ['rejecting'], [], 'failed'],
    ['one rejects, and nothing fails', [runs, rejects], [], [], 'passed'],
    ['one is unprotected', [runs, unprotected], ['rejecting'], [], 'passed'],
    ['one is unprotected, which fails', [runs, unprotected], ['unprotected'], [], 'failed'],
    ['one is unknown', [runs, unknown], ['rejecting'], [], 'passed'],
    ['one is unknown, which fails', [runs, unknown], ['rejecting', 'unknown'], [], 'failed'],
    ['all are unknown', [unknown], ['rejecting'], [], 'skipped'],
    ['all are unknown, which fails', [unknown], ['unknown'], [], 'failed'],
    ['no devices', [], ['rejecting'], [], 'skipped'],
    ['no devices, which fails', [], ['unknown'], [], 'failed'],
    ['no devices, where only others fail', [], ['rejecting', 'unprotected'], [], 'skipped'],
    ['no devices, and nothing fails', [], [], [], 'skipped'],
    ['a warning', [runs], ['rejecting'], [warning], 'passed'],
    ['an error, though all run', [runs], ['rejecting'], [error], 'error'],
    ['an error of lint, and all run', [runs], ['rejecting'], [lintError], 'passed'],
    ['an error of lint, and one rejects', [rejects], ['rejecting'], [lintError], 'failed'],
    ['an error, and one rejects', [rejects], ['rejecting'], [error], 'error'],
  ];
  for (const [title, facts, failOn, diagnostics, status] of rows) {
    it(`${title}: ${status}`, async () => {
      const devices = facts.map((each, index) => makeDevice(index, each));
      const assessments = await assess(release, streamDevices(devices));
      const { result } = concludeCheck(
        { release, diagnostics, assessments },
        { failOn: failOn, excuses: [] },
        '2026-11-24',
      );
      assert.equal(result.status, status);
      // Of one that passed there is nothing to say, unless devices reject all the same.
      const isOdd = status !== 'passed' || (failOn.length === 0 && facts.includes(rejects));
      assert.equal(result.reasons.length > 0, isOdd, 'says why');
      assert.equal(result.error !== undefined, status === 'error');
    });
  }

  it('is an error where the release or a service is undecided, though no diagnostic says so', async () => {
    const devices = [makeDevice(1, unprotected)];
    const whole = { ...release, undecided: 'The release can be read no more.' };
    const part = makeRelease({ web: { undecided: 'web/contract.yml does not parse.' } });
    for (const undecided of [whole, part]) {
      const assessments = await assess(undecided, streamDevices(devices));
      const { result } = concludeCheck(
        { release: undecided, diagnostics: [], assessments },
        { failOn: ['rejecting'], excuses: [] },
        '2026-11-24',
      );
      assert.equal(result.status, 'error');
      assert.equal(concludeLint(undecided, []).result.status, 'error');
    }
    const { error: why } = concludeLint(part, []).result;
    assert.match(why?.message ?? '', /^web\/contract\.yml does not parse, so it is not known/);
  });

  it('says of which fleet nothing was judged, where another was', async () => {
    const devices = [makeDevice(1, runs, 'a/a'), makeDevice(2, unknown, 'b/b')];
    const assessments = await assess(release, streamDevices(devices));
    const { result } = concludeCheck(
      { release, diagnostics: [], assessments },
      { failOn: ['rejecting'], excuses: [] },
      '2026-11-24',
    );
    assert.deepEqual([result.status, result.reasons], ['passed', ['Not one device of b/b could be judged.']]);
  });

  const unjudged: readonly (readonly [title: string, facts: (typeof runs)[], reason: string])[] = [
    ['no devices', [], 'There are no devices of b/b.'],
    ['devices that nobody can judge', [unknown, unknown], '2 of 2 devices of b/b could not be judged.'],
  ];
  for (const [title, facts, reason] of unjudged) {
    it(`fails for a fleet with ${title}, beside one that runs, where the unknown fails`, async () => {
      const fleets = [
        ...(await assess(release, streamDevices([makeDevice(1, runs)], { fleet: 'a/a' }))),
        ...(await assess(
          release,
          streamDevices(
            facts.map((each, index) => makeDevice(index, each)),
            { fleet: 'b/b' },
          ),
        )),
      ];
      const resultFor = (failOn: FailOn[]) =>
        concludeCheck({ release, diagnostics: [], assessments: fleets }, { failOn: failOn, excuses: [] }, '2026-11-24')
          .result;
      assert.deepEqual([resultFor(['unknown']).status, resultFor(['unknown']).reasons], ['failed', [reason]]);
      assert.equal(resultFor(['rejecting']).status, 'passed');
    });
  }

  const unreadError = { code: 'fleet-not-found', message: 'There is no fleet "b/b".' };
  const unread = ['b/b', 'c/c', 'd/d', 'e/e', 'f/f', 'g/g'].map((fleet) => ({ fleet, error: unreadError }));
  const unreadRows: readonly (readonly [number: number, message: string])[] = [
    [1, 'Nothing can be said of the fleet b/b. There is no fleet "b/b".'],
    [2, `Nothing can be said of 2 fleets. b/b: ${unreadError.message} c/c: ${unreadError.message}`],
    [
      6,
      `Nothing can be said of 6 fleets. ${['b', 'c', 'd', 'e', 'f'].map((fleet) => `${fleet}/${fleet}: ${unreadError.message}`).join(' ')} And 1 more.`,
    ],
  ];
  for (const [number, message] of unreadRows) {
    it(`is an error where ${number} fleets could not be read, whatever the others do`, async () => {
      for (const facts of [runs, rejects]) {
        const assessments = await assess(release, streamDevices([makeDevice(1, facts, 'a/a')]));
        const checked = { release, diagnostics: [], assessments, unread: unread.slice(0, number) };
        const { result } = concludeCheck(checked, { failOn: ['rejecting'], excuses: [] }, '2026-11-24');
        assert.deepEqual(result, {
          status: 'error',
          failOn: ['rejecting'],
          reasons: [message],
          error: { code: 'fleet-not-found', message },
        });
      }
    });
  }

  it('is an error for an unread fleet though nothing fails, and without any other', () => {
    const checked = { release, diagnostics: [], assessments: [], unread: unread.slice(0, 1) };
    assert.equal(concludeCheck(checked, { failOn: [], excuses: [] }, '2026-11-24').result.status, 'error');
  });

  it('says first what is wrong with the project', () => {
    const { result } = concludeCheck(
      { release, diagnostics: [error], assessments: [], unread },
      { failOn: [], excuses: [] },
      '2026-11-24',
    );
    assert.equal(result.error?.code, 'project-undecided');
  });

  it('passes for devices that have each a release of their own, and so none in common', async () => {
    const assessments = await assess(release, streamDevices([makeDevice(1, runs)]));
    assert.equal(
      concludeCheck({ diagnostics: [], assessments }, { failOn: ['rejecting'], excuses: [] }, '2026-11-24').result
        .status,
      'passed',
    );
    assert.equal(
      concludeCheck({ diagnostics: [], assessments, unread: [] }, { failOn: ['rejecting'], excuses: [] }, '2026-11-24')
        .result.status,
      'passed',
    );
  });

  it('says of each fleet what fails', async () => {
    const devices = [makeDevice(1, rejects, 'a/a'), makeDevice(2, runs, 'a/a'), makeDevice(3, rejects, 'b/b')];
    const assessments = await assess(release, streamDevices(devices));
    assert.deepEqual(
      concludeCheck({ release, diagnostics: [], assessments }, { failOn: ['rejecting'], excuses: [] }, '2026-11-24')
        .result.reasons,
      ['1 of 2 devices of a/a would reject the release.', '1 of 1 devices of b/b would reject the release.'],
    );
  });
});

describe('concludeLint', () => {
  const note: Diagnostic = { ...error, code: 'slug-spaced', severity: 'note' };
  const rows = [
    ['error', [warning, note], 'passed', []],
    ['error', [lintError, lintError, warning], 'failed', ['The project has 2 errors.']],
    ['warning', [note], 'passed', []],
    ['warning', [warning], 'failed', ['The project has 1 warning.']],
    ['warning', [lintError, warning, warning], 'failed', ['The project has 1 error and 2 warnings.']],
    ['note', [note], 'failed', ['The project has 1 note.']],
  ] as const;
  for (const [failFrom, diagnostics, status, reasons] of rows)
    it(`from ${failFrom}, ${reasons.join() || 'nothing that counts'}: ${status}`, () => {
      const { result } = concludeLint(release, diagnostics, failFrom);
      assert.deepEqual([result.status, result.reasons, result.error], [status, reasons, undefined]);
      assert.deepEqual(
        result.failOn,
        ['error', 'warning', 'note'].slice(0, ['error', 'warning', 'note'].indexOf(failFrom) + 1),
      );
    });

  it('is an error with one that leaves a contract undecided', () => {
    assert.deepEqual(concludeLint(release, [error, error, lintError]).result.error, {
      code: 'project-undecided',
      message: 'The project has 2 errors, so it is not known what a device would get.',
    });
  });
});
