import assert from 'node:assert/strict';
import fc from 'fast-check';
import { noPolicy } from '../../../shared/policy/index.ts';
import { type AuditReport, assembleAudit, makeAudit, mergeAudits } from '../../../shared/report/index.ts';
import { assertAudit } from '../../support/audit-schema.ts';
import { at, auditDevices, offline, rejected, reportOf, running, silent } from '../../support/auditing.ts';
import { makeExcuse } from '../../support/excuses.ts';
import { makeRelease } from '../../support/making.ts';

const device = fc.record({
  supervisor: fc.constantFrom('10.3.7', '12.0.0', '15.0.0', '16.8.0', '17.4.2'),
  release: fc.constantFrom('old', 'new', 'newest', null),
  reported: fc.constantFrom(running, rejected, silent, offline),
});
const slug = fc.tuple(fc.constantFrom('acme', 'umbrella'), fc.nat(20)).map(([owner, number]) => `${owner}/f${number}`);
const estate = fc.dictionary(slug, fc.array(device, { maxLength: 5 }), { minKeys: 1, maxKeys: 6 });
const next = {
  release: makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=17' }] } }),
  diagnostics: [],
};

const named = (reports: readonly AuditReport[]) =>
  reports.map((report, index) => ({ name: `part-${index}.json`, report }));
const excusing = async (fleet: string) => {
  const terms = { excuses: [makeExcuse()] };
  const audited = [await auditDevices(fleet, [], { terms })];
  return makeAudit({ audited, takenAt: at, policy: { policy: noPolicy, diagnostics: [] }, failOn: ['rejecting'] });
};
const undone = { takenAt: at, failOn: [], maxRejecting: null, release: null, diagnostics: [] };
const bytes = (report: unknown) => JSON.stringify(report, undefined, 2);

describe('the reports of parts, joined', () => {
  it('are the report of the whole, to the byte, however it was split', async () => {
    await fc.assert(
      fc.asyncProperty(
        estate,
        estate,
        fc.nat(),
        fc.nat(3),
        fc.boolean(),
        async (fleets, before, seed, others, hasNext) => {
          const last = others > 1 ? await reportOf(before, { takenAt: '2026-11-23T05:00:00.000Z' }) : undefined;
          const more = { ...(last && { last }), ...(hasNext && { next, maxRejecting: { percent: 2 } }) };
          const whole = await reportOf(fleets, more);
          const of = others + 1;
          const parts = await Promise.all(
            Array.from({ length: of }, (_, index) => {
              const own = Object.entries(fleets).filter((__, place) => (place + seed) % of === index);
              return reportOf(Object.fromEntries(own), { ...more, part: { part: index + 1, of } });
            }),
          );
          assertAudit(whole);
          assert.equal(bytes(mergeAudits(named(parts.toReversed()))), bytes(whole));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('say when the first of them began', async () => {
    const early = await reportOf({ 'a/a': [] }, { takenAt: '2026-11-24T04:00:00.000Z' });
    const late = await reportOf({ 'b/b': [] }, { takenAt: '2026-11-24T06:00:00.000Z' });
    const merged = mergeAudits(named([late, early]));
    assert.ok('takenAt' in merged);
    assert.deepEqual([merged.takenAt, merged.trend.map(({ at }) => at)], [early.takenAt, [early.takenAt]]);
  });

  it('are an error where one is missing, whatever the others say', async () => {
    const [one, , three] = await Promise.all(
      [1, 2, 3].map((part) => reportOf({ [`a/${part}`]: [{ supervisor: '17.4.2' }] }, { part: { part, of: 3 } })),
    );
    const merged = mergeAudits(named([one, three] as AuditReport[]));
    assert.ok('result' in merged);
    assert.deepEqual(
      [merged.result.status, merged.result.error?.code, merged.result.error?.message],
      [
        'error',
        'part-missing',
        'Part 2 of 3 is missing, so nothing can be said of its fleets. Look at the job that was to audit it.',
      ],
    );
    assert.equal(merged.counts.devices, 2);
  });

  it('that are joined stay an error when they are joined again', async () => {
    const one = await reportOf({ 'a/1': [] }, { part: { part: 1, of: 2 } });
    const merged = mergeAudits(named([one]));
    assert.ok('result' in merged);
    const again = mergeAudits(named([merged]));
    assert.ok('result' in again);
    assert.equal(again.result.error?.code, 'part-missing');
  });

  const refused: readonly (readonly [what: string, make: () => Promise<readonly AuditReport[]>, problem: string])[] = [
    ['none', async () => [], 'There is no report to be joined. Name the files of the parts.'],
    [
      'one fleet twice',
      () => Promise.all([reportOf({ 'a/a': [] }), reportOf({ 'a/a': [] })]),
      'a/a is in part-0.json and in part-1.json. Join each part once.',
    ],
    [
      'one part twice',
      () =>
        Promise.all([
          reportOf({ 'a/a': [] }, { part: { part: 1, of: 2 } }),
          reportOf({ 'b/b': [] }, { part: { part: 1, of: 2 } }),
        ]),
      'part-0.json and part-1.json are both part 1 of 2. Join each part once.',
    ],
    [
      'those of another policy',
      () => Promise.all([reportOf({ 'a/a': [] }), reportOf({ 'b/b': [] }, { failOn: ['unknown'] })]),
      'part-1.json is of another policy than part-0.json. Join parts of one audit alone.',
    ],
    [
      'those of a policy that tolerates more',
      () => Promise.all([reportOf({ 'a/a': [] }), reportOf({ 'b/b': [] }, { maxRejecting: { devices: 2 } })]),
      'part-1.json is of another policy than part-0.json. Join parts of one audit alone.',
    ],
    [
      'those of a policy that excuses others',
      () => Promise.all([reportOf({ 'a/a': [] }), excusing('b/b')]),
      'part-1.json is of another policy than part-0.json. Join parts of one audit alone.',
    ],
    [
      'one that could not be done',
      async () => [
        await reportOf({ 'a/a': [] }),
        assembleAudit({ ...undone, error: { code: 'not-logged-in', message: 'Log in.' } }, []),
      ],
      'part-1.json tells of an audit that could not be done: Log in.',
    ],
    [
      'those of another project',
      () => Promise.all([reportOf({ 'a/a': [] }), reportOf({ 'b/b': [] }, { next })]),
      'part-1.json is of another project than part-0.json. Join parts of one audit alone.',
    ],
    [
      'those beside another audit',
      async () => [await reportOf({ 'a/a': [] }), await reportOf({ 'b/b': [] }, { last: await reportOf({}) })],
      'part-1.json is of another last audit than part-0.json. Join parts of one audit alone.',
    ],
    [
      'those of another plan',
      async () => [
        await reportOf({ 'a/a': [] }, { part: { part: 1, of: 2 } }),
        await reportOf({ 'b/b': [] }, { part: { part: 2, of: 3 } }),
      ],
      'part-1.json is of another plan than part-0.json. Join parts of one audit alone.',
    ],
  ];
  for (const [what, make, problem] of refused) {
    it(`are never of ${what}`, async () => assert.deepEqual(mergeAudits(named(await make())), { problem }));
  }
});
