import assert from 'node:assert/strict';
import { type Outcome, outcomes } from '../../shared/audit/index.ts';
import type { Reported } from '../../shared/fleet/index.ts';
import { auditDevices, offline, rejected, running, silent } from '../support/auditing.ts';

describe('what a prediction comes to', () => {
  const rows: readonly (readonly [supervisor: string, release: string | null, reported: Reported, outcome: Outcome])[] =
    [
      ['15.0.0', 'new', rejected, 'confirmed'],
      ['15.0.0', 'new', { status: 'rejected', isOnline: false }, 'confirmed'],
      ['17.0.0', 'newest', running, 'contradicted'],
      ['17.0.0', 'newest', { status: 'running', isOnline: false }, 'contradicted'],
      // Begun with an older Supervisor, which did not look; what runs is not stopped.
      ['15.0.0', 'new', running, 'mute'],
      ['15.0.0', 'new', silent, 'mute'],
      ['15.0.0', 'new', offline, 'mute'],
      ['17.0.0', 'newest', silent, 'silent'],
      ['17.0.0', 'newest', offline, 'offline'],
      ['16.7.0', 'newest', silent, 'silent'],
      ['16.6.9', 'newest', silent, 'mute'],
      ['17.0.0', 'new', running, 'running'],
      ['17.0.0', 'new', silent, 'pending'],
      ['17.0.0', 'new', offline, 'pending'],
      ['17.0.0', 'new', rejected, 'unpredicted'],
      ['10.3.7', 'new', running, 'running'],
      ['17.0.0', null, rejected, 'unknown'],
      ['17.0.0', null, silent, 'unknown'],
    ];
  for (const [supervisor, release, reported, outcome] of rows) {
    it(`Supervisor ${supervisor}, ${release}, ${reported.status}, ${reported.isOnline ? 'online' : 'offline'}: ${outcome}`, async () => {
      const { reality } = await auditDevices('acme/kiosk', [{ supervisor, release, reported }]);
      assert.deepEqual(reality.counts, { ...Object.fromEntries(outcomes.map((one) => [one, 0])), [outcome]: 1 });
      const compared: readonly Outcome[] = ['confirmed', 'running', 'silent', 'unpredicted', 'contradicted'];
      const agreed: readonly Outcome[] = ['confirmed', 'running'];
      assert.deepEqual(
        [reality.compared, reality.agreed],
        [Number(compared.includes(outcome)), Number(agreed.includes(outcome))],
      );
      assert.equal(reality.contradictions.length, Number(outcome === 'unpredicted' || outcome === 'contradicted'));
    });
  }

  it('tells of what it got wrong with all that is needed to judge it again, and nothing of whose devices these are', async () => {
    const { reality } = await auditDevices('acme/secret', [{ supervisor: '17.0.0', reported: rejected }]);
    const [one] = reality.contradictions;
    assert.deepEqual(one?.release, {
      services: [
        { optional: false, contract: { type: 'sw.container', requires: [{ type: 'sw.supervisor', version: '>=16' }] } },
      ],
    });
    assert.equal(one?.facts.supervisorVersion, '17.0.0');
    assert.doesNotMatch(JSON.stringify(reality), /secret|device-\d|web/);
  });
});
