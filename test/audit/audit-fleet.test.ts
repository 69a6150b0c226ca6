import assert from 'node:assert/strict';
import { auditDevices } from '../support/auditing.ts';
import { makeExcuse } from '../support/excuses.ts';
import { makeRelease } from '../support/making.ts';

const next = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=17' }] } });

describe('the audit of a fleet', () => {
  it('judges for each device the release that it should be running', async () => {
    const { now } = await auditDevices('acme/kiosk', [
      { supervisor: '15.0.0', release: 'new' },
      { supervisor: '15.0.0', release: 'old' },
      { supervisor: '17.0.0', release: 'new' },
    ]);
    assert.deepEqual(
      now.assessments.map(({ release, counts }) => [release.published?.commit, counts.devices, counts.rejecting]),
      [
        ['new', 2, 1],
        ['old', 1, 0],
      ],
    );
    assert.equal(now.result.status, 'failed');
  });

  it('judges the next release beside it, of the same reading', async () => {
    const { next: then } = await auditDevices(
      'acme/kiosk',
      [
        { supervisor: '15.0.0', release: 'new' },
        { supervisor: '16.0.0', release: 'new' },
        { supervisor: '17.0.0', release: 'new' },
      ],
      { next },
    );
    const [assessment] = then?.assessments ?? [];
    assert.deepEqual([assessment?.counts.rejecting, assessment?.counts.newlyRejecting], [2, 1]);
    assert.equal(then?.result.status, 'failed');
  });

  it('tolerates so many in the fleet, and not for each release that its devices should be running', async () => {
    const devices = [
      { supervisor: '15.0.0', release: 'new' },
      { supervisor: '15.0.0', release: 'newest' },
      { supervisor: '17.0.0', release: 'new' },
    ];
    const audit = (tolerated: number) =>
      auditDevices('acme/kiosk', devices, { terms: { excuses: [], maxRejecting: { devices: tolerated } } });
    const { result, failing, assessments } = (await audit(1)).now;
    assert.equal(result.status, 'failed');
    assert.deepEqual(result.reasons, ['2 of 3 devices of acme/kiosk would reject the release; 1 would be fine.']);
    assert.deepEqual([...failing], assessments);
    assert.equal((await audit(2)).now.result.status, 'passed');
  });

  it('counts no device against what is tolerated that is excused, whichever release it should be running', async () => {
    const devices = [
      { supervisor: '17.0.0', release: 'new' },
      { supervisor: '15.0.0', release: 'newest' },
    ];
    const { now } = await auditDevices('acme/kiosk', devices, { terms: { excuses: [makeExcuse()] } });
    assert.deepEqual([now.assessments.length, now.result.status], [2, 'passed']);
  });

  it('excuses, and advises', async () => {
    const terms = { excuses: [makeExcuse({ devices: { name: '*' } })] };
    const { now } = await auditDevices('acme/kiosk', [{ supervisor: '15.0.0' }], { terms });
    assert.equal(now.result.status, 'passed');
    assert.ok([...(now.advice?.values() ?? [])].flat().length > 0);
  });

  it('knows nothing of a device that should be running no release', async () => {
    const { now } = await auditDevices('acme/kiosk', [{ supervisor: '17.0.0', release: null }]);
    assert.deepEqual([now.result.status, now.assessments[0]?.counts.unknown], ['skipped', 1]);
  });
});
