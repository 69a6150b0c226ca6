import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { check, type Devices, type Question, readBase, readSource } from '../../shared/check/index.ts';
import { everyDevice } from '../../shared/fleet/index.ts';
import { noPolicy } from '../../shared/policy/index.ts';
import { memoryTree } from '../../shared/release/index.ts';
import { toText } from '../../shared/report/index.ts';

const project = (range: string) =>
  memoryTree({
    'contract.yml': `name: player\ntype: sw.container\nslug: player\nrequires:\n  - type: sw.supervisor\n    version: "${range}"\n`,
    Dockerfile: 'FROM scratch\n',
  });

const device = (uuid: string, supervisorVersion: string) => ({
  uuid: uuid.padEnd(32, '0'),
  name: `device ${uuid}`,
  deviceType: 'raspberrypi3',
  supervisorVersion,
});

async function* bytesOf(fleet: string, ...devices: readonly object[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(JSON.stringify({ fleet, devices }));
}

async function ask(question: Partial<Question>, devices: Devices) {
  return check(
    {
      judged: await readSource(project('>=12'), { source: '.' }),
      fleets: [],
      selection: everyDevice,
      policy: { policy: noPolicy, diagnostics: [] },
      today: '2026-11-24',
      ...question,
    },
    devices,
  );
}

const fleet = (): Devices => ({
  kind: 'snapshot',
  name: 'fleet.json',
  bytes: bytesOf('acme/kiosk', device('a1', '11.4.10'), device('b2', '14.0.0')),
});
const base = (range: string) => readBase(project(range), { source: '.', ref: 'main' });

describe('a check', () => {
  it('judges a project for the devices of a snapshot', async () => {
    const { result, assessments } = await ask({}, fleet());
    assert.equal(result.status, 'failed');
    assert.equal(assessments[0]?.counts.rejecting, 1);
  });

  it('fails beside a base just for what newly rejects', async () => {
    const same = await ask({ base: await base('>=12') }, fleet());
    assert.equal(same.result.status, 'passed');
    const stricter = await ask({ base: await base('>=11') }, fleet());
    assert.equal(stricter.result.status, 'failed');
  });

  it('tells of the policy, the base and the project, in that order', async () => {
    const location = { file: 'balena-contracts.yml', line: 1, column: 1, endLine: 1, endColumn: 1 };
    const note = { code: 'policy-until-soon', severity: 'note', message: 'Soon.', location } as never;
    const { diagnostics } = await ask(
      {
        base: await readBase(undefined, { source: '.', ref: 'main' }),
        policy: { policy: noPolicy, diagnostics: [note] },
      },
      fleet(),
    );
    assert.deepEqual(
      diagnostics.slice(0, 2).map(({ code }) => code),
      ['policy-until-soon', 'base-missing'],
    );
  });

  it('lets what is asked win over the policy', async () => {
    const policy = { policy: { ...noPolicy, failOn: [] }, diagnostics: [] };
    assert.equal((await ask({ policy }, fleet())).result.status, 'passed');
    assert.equal((await ask({ policy, failOn: ['rejecting'] }, fleet())).result.status, 'failed');
    assert.equal((await ask({ maxRejecting: { devices: 1 } }, fleet())).result.status, 'passed');
  });

  it('refuses a fleet that the snapshot does not hold', async () => {
    await assert.rejects(ask({ fleets: ['acme/lobby'] }, fleet()), {
      name: 'FleetError',
      code: 'fleet-not-in-snapshot',
      message: 'fleet.json holds no devices of acme/lobby. It holds acme/kiosk.',
    });
  });

  describe('without devices to look at', () => {
    const why = 'This pull request comes from a fork, which gets no secrets.';

    it('is skipped, never passed, and says why', async () => {
      const skipped = await ask({}, { kind: 'none', why });
      assert.deepEqual(skipped.result, { status: 'skipped', failOn: ['rejecting'], reasons: [why] });
      assert.equal(skipped.release?.services.length, 1);
      assert.match(toText(skipped, { width: 80, colours: false }), /This pull request comes from a fork/);
    });

    it('fails where unknown is to fail', async () => {
      const { result } = await ask({ failOn: ['unknown'] }, { kind: 'none', why });
      assert.deepEqual([result.status, result.reasons], ['failed', [why]]);
    });

    it('is an error where a contract is left undecided', async () => {
      const broken = await readSource(memoryTree({ 'docker-compose.yml': 'services: [' }), { source: '.' });
      assert.equal((await ask({ judged: broken }, { kind: 'none', why })).result.status, 'error');
    });
  });
});
