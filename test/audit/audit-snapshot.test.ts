import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { auditSnapshot } from '../../shared/audit/index.ts';
import { noPolicy } from '../../shared/policy/index.ts';

const commit = 'a'.repeat(40);
const release = {
  id: 7,
  commit,
  services: [
    {
      name: 'web',
      contract: { type: 'sw.container', slug: 'web', requires: [{ type: 'sw.supervisor', version: '>=16' }] },
    },
  ],
};
const device = (uuid: string, more: object = {}) => ({
  uuid,
  supervisorVersion: '17.4.2',
  release: commit,
  runningRelease: commit,
  online: true,
  ...more,
});

const audit = (snapshot: unknown) =>
  auditSnapshot({
    bytes: Buffer.from(typeof snapshot === 'string' ? snapshot : JSON.stringify(snapshot)),
    name: 'fleet.json',
    policy: noPolicy,
    terms: { excuses: [] },
    today: '2026-11-24',
  });

const told = async (snapshot: unknown) =>
  (await audit(snapshot)).map((fleet) => {
    if ('error' in fleet) return fleet;
    const { slug, now, reality } = fleet;
    return [
      slug,
      now.assessments.map(({ counts: { devices, rejecting, unknown } }) => [devices, rejecting, unknown]),
      reality.agreed,
    ];
  });

describe('the audit of a snapshot', () => {
  it('judges by the releases that it holds, whether they stand before or behind the devices', async () => {
    const devices = [device('a1'), device('b2', { supervisorVersion: '15.0.0', updateStatus: 'rejected' })];
    const expected = [['acme/kiosk', [[2, 1, 0]], 2]];
    assert.deepEqual(await told({ fleet: 'acme/kiosk', devices, releases: [release] }), expected);
    assert.deepEqual(await told({ releases: [release], devices, fleet: 'acme/kiosk' }), expected);
  });

  it('audits each of its fleets', async () => {
    const devices = [device('a1', { fleet: 'a/a' }), device('b2', { fleet: 'b/b' }), device('c3', { fleet: 'a/a' })];
    assert.deepEqual(await told({ devices, releases: [release] }), [
      ['a/a', [[2, 0, 0]], 2],
      ['b/b', [[1, 0, 0]], 1],
    ]);
  });

  it('knows nothing of a release that it does not hold, nor of one a line', async () => {
    assert.deepEqual(await told({ fleet: 'a/b', devices: [device('a1')] }), [['a/b', [[1, 0, 1]], 0]]);
    const lines = `${JSON.stringify({ ...device('a1'), fleet: 'a/b' })}\n`;
    assert.deepEqual(await told(lines), [['a/b', [[1, 0, 1]], 0]]);
  });

  it('is called by its file where it names no fleet', async () => {
    assert.deepEqual(await told({ devices: [] }), [['fleet.json', [[0, 0, 0]], 0]]);
  });

  const refused: readonly (readonly [what: string, releases: unknown, message: RegExp])[] = [
    ['no list', {}, /^"fleet\.json": releases is no list of releases\. Take the snapshot anew/],
    ['a release without a commit', [{ services: [] }], /release 1 of releases is none/],
    ['a release without services', [release, { commit }], /release 2 of releases is none/],
    ['a service without a name', [{ commit, services: [{}] }], /release 1/],
    ['labels that are none', [{ commit, services: [{ name: 'x', labels: [] }] }], /release 1/],
    ['a contract that nests too deep', [{ commit, services: [{ name: 'x', contract: deep(200) }] }], /release 1/],
  ];
  for (const [what, releases, message] of refused) {
    it(`refuses ${what}`, () =>
      assert.rejects(audit({ devices: [], releases }), { code: 'snapshot-invalid', message }));
  }

  it('refuses what is no snapshot, with its place', async () => {
    await assert.rejects(audit('{"devices": [1]}'), { code: 'device-invalid', message: /^fleet\.json:1:/ });
    await assert.rejects(audit('nonsense'), { code: 'snapshot-invalid' });
  });
});

function deep(levels: number): unknown {
  return levels === 0 ? 1 : [deep(levels - 1)];
}
