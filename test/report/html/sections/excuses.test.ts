import assert from 'node:assert/strict';
import { excusesSection } from '../../../../shared/report/html/sections/excuses.ts';
import type { AuditReport } from '../../../../shared/report/index.ts';
import { type AuditedDevice, reportOf } from '../../../support/auditing.ts';

const bad: AuditedDevice = { supervisor: '15.0.0' };
const location = { file: 'balena-contracts.yml', line: 4, column: 5, endLine: 7, endColumn: 24 };

/** The audit of a fleet, of 2026-11-24, with one excuse. */
async function excusedUntil(until: string): Promise<AuditReport> {
  const excuse = { devices: { name: '*' }, reason: 'soon', until, location };
  const report = await reportOf({ 'a/a': [bad, bad] });
  const [fleet] = report.fleets;
  const [release] = fleet?.releases ?? [];
  assert.ok(fleet && release);
  const [first] = release.groups.flatMap(({ devices }) => devices);
  const reported = { ...excuse, ranOut: until < '2026-11-24', partly: 0, named: 2, excused: first ? [first] : [] };
  const excused = { ...release, excuses: [reported] };
  // The same excuse of two releases is one line of the policy.
  return { ...report, fleets: [{ ...fleet, releases: [excused, excused] }] };
}

const cellsOf = (html: string) =>
  [...html.matchAll(/<t[dh](?: scope="row")?>(.*?)<\/t[dh]>/g)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, ''));

describe('the excuses on the page of an audit', () => {
  const rows: readonly (readonly [until: string, left: string, devices: string])[] = [
    ['2027-01-31', '68 days', '2 devices'],
    ['2026-11-25', '1 day', '2 devices'],
    ['2026-11-24', 'today is its last day', '2 devices'],
    ['2026-11-23', 'ran out 1 day ago', '2 devices count again'],
    ['2026-09-24', 'ran out 61 days ago', '2 devices count again'],
  ];
  for (const [until, left, devices] of rows) {
    it(`until ${until}: ${left}`, async () => {
      const [section] = excusesSection(await excusedUntil(until));
      assert.deepEqual(cellsOf(section?.html ?? ''), [until, left, 'a/a', devices, 'soon']);
    });
  }

  it('are not told where no device is named', async () => {
    const text = JSON.stringify(await excusedUntil('2026-11-25'));
    const none = text.replaceAll('"named":2', '"named":0').replaceAll(/"excused":\[\{[^\]]*\]/g, '"excused":[]');
    assert.deepEqual(excusesSection(JSON.parse(none)), []);
  });
});
