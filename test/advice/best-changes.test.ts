import assert from 'node:assert/strict';
import { bestChanges } from '../../shared/advice/best-changes.ts';
import type { Proofs } from '../../shared/advice/finding-advice.ts';
import { assess, type Group } from '../../shared/assessment/index.ts';
import { prepareJudge } from '../../shared/supervisor/index.ts';
import { makeDevice, streamDevices } from '../support/devices.ts';
import { makePi, makeRelease } from '../support/making.ts';

const release = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=17' }] } });
const runs = prepareJudge(release)(makePi('17.4.2'));

/** Ten devices with one Supervisor and four with another, and for each a change that wins them. */
async function rank(excusedOf: (group: Group) => boolean) {
  const devices = Array.from({ length: 14 }, (_, n) => makeDevice(n, makePi(n < 10 ? '15.0.0' : '16.0.0')));
  const [assessment] = await assess(release, streamDevices(devices));
  assert.ok(assessment);
  const change = (group: Group) => ({
    release,
    todo: 'change it',
    doing: `Changing ${group.facts.supervisorVersion}`,
    remark: 'So it is.',
    won: new Map([[group, runs]]),
  });
  const proofs = { adviseOs: () => undefined, changes: assessment.groups.map(change) } as unknown as Proofs;
  return bestChanges(assessment, proofs, new Set(assessment.groups.filter(excusedOf)));
}

describe('the best changes of a fleet', () => {
  it('win the most devices', async () => {
    assert.deepEqual(await rank(() => false), [
      { message: 'Changing 15.0.0 wins 10 devices and leaves 4 rejecting. So it is.', wins: 10, leaves: 4 },
      { message: 'Changing 16.0.0 wins 4 devices and leaves 10 rejecting. So it is.', wins: 4, leaves: 10 },
    ]);
  });

  it('win first of all those that are not excused', async () => {
    assert.deepEqual(
      (await rank((group) => group.devices.length === 10)).map(({ message }) => message),
      [
        'Changing 16.0.0 wins 4 devices and leaves 10 rejecting. So it is.',
        'Changing 15.0.0 wins 10 devices and leaves 4 rejecting. So it is. Of them 10 are excused.',
      ],
    );
  });
});
