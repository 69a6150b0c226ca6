import assert from 'node:assert/strict';
import { contractFile, read } from '../reading.ts';

const compose = (fields: string) => ({ 'docker-compose.yml': `services:\n  a:\n    image: x\n    ${fields}\n` });
const requirement = { type: 'sw.spec', slug: 'compose', version: '>=2' };

describe('new compose fields', () => {
  const used = [
    'annotations: {a: b}',
    'attach: false',
    'cgroup: host',
    'cpu_rt_runtime: 400ms',
    'cpu_rt_period: 1',
    'cpus: 0.5',
    'device_cgroup_rules: [x]',
    'post_start: [{command: x}]',
    'pre_stop: [{command: x}]',
    'uts: host',
    'volumes_from: [b]',
    'pid: "service:b"',
    'healthcheck: {start_interval: 1s}',
    'networks: {n: {ipv6_address: x}}',
    'networks: {n: {mac_address: x}}',
    'networks: {n: {driver_opts: {a: b}}}',
    'networks: {n: {gw_priority: 1}}',
    'networks: {n: {priority: 1}}',
  ];
  for (const field of used)
    it(`${field} is one`, async () => {
      const { told, contracts } = await read(compose(field));
      assert.deepEqual(
        told.map((one) => one.split(' ')[0]),
        ['compose-field-new'],
      );
      assert.deepEqual(contracts, {});
      const required = await read(compose(field), { composeSpec: true });
      assert.deepEqual(required.told, []);
      const body = { type: 'sw.container', slug: 'contract-for-a', requires: [requirement] };
      assert.deepEqual(required.contracts, { a: body });
    });

  const unused = [
    'annotations: {}',
    'annotations: ~',
    'cpus: 0',
    'pid: host',
    'healthcheck: {interval: 1s}',
    'networks: [n]',
    'networks: {n: {aliases: [x]}}',
    'networks: {n: ~}',
    'cpus: !reset 1',
    'cpu_shares: 5',
  ];
  for (const field of unused)
    it(`${field} is none`, async () => {
      const { told, contracts } = await read(compose(field), { composeSpec: true });
      assert.deepEqual([told, contracts], [[], {}]);
    });

  it('are told at the first of them', async () => {
    const { told, diagnostics } = await read(compose('uts: host\n    cpus: 1'));
    assert.deepEqual(told, ['compose-field-new docker-compose.yml 5:5-5:12']);
    assert.match(diagnostics[0]?.message ?? '', /^Service a uses cpus and uts\. /);
  });

  it('come behind the requirements of labels', async () => {
    const label = 'labels: {io.balena.features.requires.sw.linux: ">=5"}';
    const { requires, service } = await read(compose(`${label}\n    cpus: 1`), { composeSpec: true });
    assert.deepEqual(requires, {
      a: [{ or: [{ type: 'sw.kernel', slug: 'linux', version: '>=5' }] }, requirement],
    });
    assert.equal(service('a')?.contract?.requirementLocations[1]?.line, 5);
  });

  it('beside a contract file are refused where they are a requirement', async () => {
    const files = {
      'docker-compose.yml': 'services:\n  a:\n    build: .\n    cpus: 1\n',
      'contract.yml': contractFile,
    };
    assert.ok((await read(files)).service('a')?.contract);
    const { told, service } = await read(files, { composeSpec: true });
    assert.deepEqual(told, ['contract-and-compose-field docker-compose.yml 4:5-4:12']);
    assert.ok(service('a')?.undecided);
  });
});
