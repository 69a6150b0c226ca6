import assert from 'node:assert/strict';
import { noPolicy } from '../../../shared/policy/index.ts';
import { type AuditReport, makeAudit } from '../../../shared/report/index.ts';
import { assertAudit } from '../../support/audit-schema.ts';
import { at, auditDevices, rejected, reportOf, running } from '../../support/auditing.ts';
import { makeExcuse } from '../../support/excuses.ts';
import { makeRelease } from '../../support/making.ts';

const fine = { supervisor: '17.4.2' };
const bad = { supervisor: '15.0.0', reported: rejected };
const unread = { slug: 'acme/gone', error: { code: 'fleet-not-found', message: 'There is no fleet.' } };
const policy = { policy: noPolicy, diagnostics: [] };

const withUnread = async (...fleets: (typeof unread)[]) =>
  makeAudit({ audited: [await auditDevices('acme/a', [fine]), ...fleets], takenAt: at, policy, failOn: ['rejecting'] });

describe('an audit', () => {
  const rows: readonly (readonly [
    what: string,
    make: () => Promise<AuditReport>,
    status: string,
    reasons: readonly string[],
  ])[] = [
    ['passes where all run what they should', () => reportOf({ 'acme/a': [fine], 'acme/b': [fine] }), 'passed', []],
    [
      'fails where one fleet does',
      () => reportOf({ 'acme/b': [fine], 'acme/a': [bad, fine] }),
      'failed',
      ['1 of 2 devices of acme/a would reject the release.'],
    ],
    ['is skipped without fleets', () => reportOf({}), 'skipped', ['There are no fleets, so nothing was judged.']],
    [
      'is skipped without devices',
      () => reportOf({ 'acme/a': [] }),
      'skipped',
      ['There are no devices, so nothing was judged.'],
    ],
    [
      'is skipped where not one could be judged',
      () => reportOf({ 'acme/a': [{ ...fine, release: null }] }),
      'skipped',
      ['Not one device could be judged: what decides is unknown for all of them.'],
    ],
    ['passes where one fleet has no devices', () => reportOf({ 'acme/a': [fine], 'acme/b': [] }), 'passed', []],
    [
      'is an error where one fleet could not be read, and the others are there',
      () => withUnread(unread),
      'error',
      ['Nothing can be said of 1 fleet. acme/gone: There is no fleet.'],
    ],
    [
      'names some of the fleets that could not be read',
      () => withUnread(...Array.from({ length: 7 }, (_, n) => ({ ...unread, slug: `acme/x${n}` }))),
      'error',
      [
        `Nothing can be said of 7 fleets. ${[0, 1, 2, 3, 4].map((n) => `acme/x${n}: There is no fleet.`).join(' ')} And 2 more.`,
      ],
    ],
    [
      'fails for the next release, too',
      () =>
        reportOf(
          { 'acme/a': [{ supervisor: '16.0.0' }] },
          {
            next: {
              release: makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=17' }] } }),
              diagnostics: [],
            },
          },
        ),
      'failed',
      ['The next release: 1 of 1 devices of acme/a would newly reject the release.'],
    ],
    [
      'is an error where the next release is left undecided',
      () =>
        reportOf(
          { 'acme/a': [fine] },
          { next: { release: { ...makeRelease({}), undecided: 'No services.' }, diagnostics: [] } },
        ),
      'error',
      ['No services, so it is not known what a device would get of the next release.'],
    ],
  ];
  for (const [what, make, status, reasons] of rows) {
    it(what, async () => {
      const report = await make();
      assertAudit(report);
      assert.deepEqual([report.result.status, report.result.reasons], [status, reasons]);
    });
  }

  it('has its fleets in order, and adds their numbers up', async () => {
    const report = await reportOf({ 'acme/b': [bad, fine], 'acme/a': [fine, { ...fine, release: null }] });
    assert.deepEqual(
      report.fleets.map(({ slug }) => slug),
      ['acme/a', 'acme/b'],
    );
    const { fleets, devices, runs, rejecting, unknown } = report.counts;
    assert.deepEqual([fleets, devices, runs, rejecting, unknown], [2, 4, 2, 1, 1]);
    assert.deepEqual([report.reality.compared, report.reality.agreed], [3, 3]);
  });

  it('tells what changed since the last one', async () => {
    const last = await reportOf(
      { 'acme/a': [bad, fine, fine], 'acme/gone': [bad] },
      { takenAt: '2026-11-23T05:00:00.000Z' },
    );
    const report = await reportOf({ 'acme/a': [fine, bad, fine], 'acme/new': [bad] }, { last });
    assertAudit(report);
    const names = report.fleets.map(
      ({ changes }) => changes && [changes.newlyRejecting.length, changes.noLongerRejecting.length],
    );
    assert.deepEqual(names, [[1, 1], null]);
    assert.deepEqual(report.changes, { since: '2026-11-23T05:00:00.000Z', newlyRejecting: 1, noLongerRejecting: 1 });
    assert.deepEqual(
      report.trend.map(({ at: when, rejecting }) => [when, rejecting]),
      [
        ['2026-11-23T05:00:00.000Z', 2],
        [at, 2],
      ],
    );
  });

  it('tells of nobody as well whom nobody knows anything of any more', async () => {
    const last = await reportOf({ 'acme/a': [bad, bad] }, { takenAt: '2026-11-23T05:00:00.000Z' });
    const report = await reportOf({ 'acme/a': [fine, { ...bad, release: null }] }, { last });
    assert.deepEqual([report.counts.unknown, report.changes?.noLongerRejecting], [1, 1]);
  });

  it('has a trend of a hundred audits at most', async () => {
    let report = await reportOf({ 'acme/a': [fine] });
    for (let run = 0; run < 120; run += 1)
      report = await reportOf({ 'acme/a': [fine] }, { last: report, takenAt: `run ${run}` });
    assert.deepEqual([report.trend.length, report.trend[0]?.at, report.trend.at(-1)?.at], [100, 'run 20', 'run 119']);
  });

  it('notes an excuse that names no device of any fleet', async () => {
    const excuses = [makeExcuse({ devices: { name: 'device-*' } }), makeExcuse({ devices: { name: 'nobody' } })];
    const audited = await Promise.all(
      ['acme/a', 'acme/b'].map((slug) => auditDevices(slug, [{ ...bad, reported: running }], { terms: { excuses } })),
    );
    const report = makeAudit({ audited, takenAt: at, policy, failOn: ['rejecting'] });
    assert.deepEqual(
      report.diagnostics.map(({ code, message }) => [code, message]),
      [['policy-excuse-unused', 'This excuse names no device of the fleets that were audited. Remove it, or mend it.']],
    );
    assert.equal(report.result.status, 'passed');
    assert.equal(report.counts.excused, 2);
  });
});
