import assert from 'node:assert/strict';
import { noPolicy } from '../../../shared/policy/index.ts';
import {
  compareAudit,
  lastOfReport,
  makeAudit,
  readAuditState,
  writeAuditState,
} from '../../../shared/report/index.ts';
import { at, auditDevices, rejected, reportOf } from '../../support/auditing.ts';

const fine = { supervisor: '17.4.2' };
const bad = { supervisor: '15.0.0', reported: rejected };
const lastNight = () =>
  reportOf({ 'acme/a': [bad, fine, fine], 'acme/gone': [bad] }, { takenAt: '2026-11-23T05:00:00.000Z' });
const now = () => reportOf({ 'acme/a': [fine, bad, fine], 'acme/new': [bad] });

describe('what the next audit needs of one', () => {
  it('is as good kept in short as in its report', async () => {
    const last = await lastNight();
    const kept = readAuditState(writeAuditState(last));
    assert.ok(kept);
    const report = await now();
    assert.deepEqual(compareAudit(report, kept), compareAudit(report, lastOfReport(last)));
    const audited = await Promise.all([auditDevices('acme/a', [fine, bad, fine]), auditDevices('acme/new', [bad])]);
    const policy = { policy: noPolicy, diagnostics: [] };
    const made = makeAudit({ audited, takenAt: at, policy, failOn: ['rejecting'], last: lastOfReport(last) });
    assert.deepEqual(compareAudit(report, kept), made);
  });

  it('is just its trend where it would be too much for an issue', async () => {
    const large = await reportOf({ 'acme/a': Array.from({ length: 2001 }, () => bad) });
    const text = writeAuditState(large);
    assert.ok(text.length < 2000);
    const kept = readAuditState(text);
    assert.deepEqual([kept?.trend.length, kept?.wasRejecting('acme/a', 'x')], [1, undefined]);
    const most = await reportOf({ 'acme/a': Array.from({ length: 2000 }, () => bad) });
    assert.ok(writeAuditState(most).length < 25_000);
  });

  it('says nothing that names a device or a fleet', async () => {
    const text = Buffer.from(writeAuditState(await lastNight()), 'base64url').toString('utf8');
    assert.doesNotMatch(text, /acme|device-|0000000/);
  });

  const nothing: readonly (readonly [what: string, state: unknown])[] = [
    ['no JSON', '{'],
    ['another version', { v: 2, at, trend: [] }],
    ['no time', { v: 1, trend: [] }],
    ['a trend that is none', { v: 1, at, trend: [{ at: 'x' }] }],
    ['a trend of texts', { v: 1, at, trend: ['x'] }],
    ['null', null],
  ];
  for (const [what, state] of nothing) {
    it(`is nothing where it is ${what}`, () => {
      const text = typeof state === 'string' ? state : JSON.stringify(state);
      assert.equal(readAuditState(Buffer.from(text).toString('base64url')), undefined);
    });
  }
});
