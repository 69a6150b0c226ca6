import assert from 'node:assert/strict';
import { deviceData } from '../../../shared/report/html/device-rows.ts';
import { unpackGroups } from '../../../shared/report/html/page/device-data.ts';
import { type AuditedDevice, offline, rejected, reportOf } from '../../support/auditing.ts';
import { makeRelease } from '../../support/making.ts';

const bad: AuditedDevice = { supervisor: '15.0.0', reported: rejected };
const fine: AuditedDevice = { supervisor: '17.4.2' };
const next = {
  release: makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=99' }] } }),
  diagnostics: [],
};

describe('the devices of the page of an audit', () => {
  it('have what they share once, with what changed and what the next release comes to', async () => {
    const last = await reportOf({ 'a/a': [fine, fine, bad] });
    const report = await reportOf({ 'a/a': [fine, bad, bad, { ...fine, reported: offline }] }, { last, next });
    const data = deviceData(report, 'show');
    const { of, devices } = data;
    const groups = unpackGroups(data);
    assert.equal(of, 'devices');
    const rows = devices.map(([name, , group]) => {
      const { judgement, since, next: then, reports, why } = groups[group] ?? assert.fail();
      return [name.replace(/^device-\d*(\d)$/, '$1'), judgement, since, then, reports, /asks for/.test(why)];
    });
    assert.deepEqual(rows.sort(), [
      ['0', 'runs', '', 'newly rejects', 'runs it', false],
      ['1', 'rejects', 'newly rejects', 'rejects', 'rejects it', true],
      ['2', 'rejects', '', 'rejects', 'rejects it', true],
      ['3', 'runs', '', 'newly rejects', 'nothing of it, offline', false],
    ]);
    const told = groups.find(({ judgement }) => judgement === 'rejects')?.findings ?? [];
    assert.deepEqual(
      told.map(({ about, message, advice }) => [about, /asks for sw\.supervisor >=\d\d;/.test(message), advice !== '']),
      [
        ['The release that it should be running', true, true],
        ['The next release', true, false],
      ],
    );
  });

  it('are told apart by numbers of their own where they are to be hidden, or not at all', async () => {
    const report = await reportOf({ 'a/a': [fine, fine, bad] });
    const hashed = deviceData(report, 'hash').devices;
    assert.equal(new Set(hashed.map(([, uuid]) => uuid)).size, 3);
    assert.ok(hashed.every(([name]) => name === 'device'));
    const counted = deviceData(report, 'count');
    assert.equal(counted.of, 'kinds of devices');
    assert.deepEqual(
      counted.devices.map(([name, uuid]) => [name, uuid]),
      [
        ['1 device', ''],
        ['2 devices', ''],
      ],
    );
  });
});
