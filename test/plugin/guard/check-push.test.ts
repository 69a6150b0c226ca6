import assert from 'node:assert/strict';
import { checkPush } from '../../../plugin/guard/check-push.ts';
import type { PushCall } from '../../../plugin/guard/push-call.ts';
import { loadPolicy } from '../../../shared/machine/policy-file.ts';
import { withFolder } from '../../support/folder.ts';
import { answering, withSupervisor } from './supervisor.ts';

const today = new Date().toISOString().slice(0, 10);
/** an old device in local mode, and a project that asks for a newer one */
const device = answering({ '/v2/version': { version: '10.6.27' } });
const contract = JSON.stringify({
  type: 'sw.container',
  slug: 'main',
  name: 'Main',
  requires: [{ type: 'sw.supervisor', version: '>=12.6.17' }],
});
const project = { Dockerfile: 'FROM scratch\n', 'contract.yml': contract };
const excuse = (name: string, until: string) =>
  `excuse:\n  - {name: "${name}", reason: It is being updated., until: ${until}}\n`;

const policies: readonly (readonly [title: string, policy: string, status: string])[] = [
  ['none', '', 'failed'],
  ['one that tolerates some', 'max-rejecting: 5\n', 'failed'],
  ['one that tolerates all', 'max-rejecting: 100%\n', 'failed'],
  ['one that never fails', 'fail-on: never\n', 'passed'],
  ['one that fails for new troubles alone', 'fail-on: newly-rejecting\n', 'failed'],
  ['an excuse by its name, on its last day', excuse('10.0.0.*', today), 'passed'],
  ['an excuse that is over', excuse('10.0.0.*', '2026-01-01'), 'failed'],
  ['an excuse of another device', excuse('10.0.1.*', today), 'failed'],
];

describe('a push to a device in the local network', () => {
  for (const [title, policy, status] of policies) {
    it(`${status}: a policy, ${title}`, async () => {
      const files = { ...project, ...(policy && { 'balena-contracts.yml': policy }) };
      assert.equal((await check(files))?.result.status, status);
    });
  }

  it('is judged with the .dockerignore that is read with --multi-dockerignore', async () => {
    const files = {
      'docker-compose.yml': 'services:\n  main:\n    build: main\n',
      'main/Dockerfile': 'FROM scratch\n',
      'main/contract.yml': contract,
      'main/.dockerignore': 'contract.yml\n',
    };
    assert.equal((await check(files))?.result.status, 'failed');
    assert.equal((await check(files, { multiDockerignore: true }))?.result.status, 'passed');
  });

  it('is judged for the Dockerfile that is named', async () => {
    const { Dockerfile, ...rest } = project;
    const files = { ...rest, 'web.docker': Dockerfile };
    assert.equal((await check(files))?.result.status, 'error');
    assert.equal((await check(files, { dockerfile: 'web.docker' }))?.result.status, 'failed');
  });

  it('is not judged where another file is laid over the project', async () => {
    assert.equal(await check({ ...project, 'docker-compose.dev.yml': 'services: {}\n' }), undefined);
  });

  it('is not judged where the device does not answer in time', async () => {
    assert.equal(await check(project, {}, () => {}), undefined);
  }).timeout(2000);
});

/** A check of a project made of these files, for a device at 10.0.0.1 that is waited for a short time. */
async function check(files: Record<string, string>, call: Partial<PushCall> = {}, answer = device) {
  return withFolder(files, (source) =>
    withSupervisor(answer, async (environment) =>
      checkPush({
        call: { target: { kind: 'device', name: '10.0.0.1' }, source, multiDockerignore: false, ...call },
        policy: (await loadPolicy({ source, today })).policy,
        environment,
        limits: { patience: { timeLimit: 100, attempts: 1, firstPause: 0, lostTime: 100 }, deviceTime: 200 },
        progress: { show: () => {}, wait: () => {}, clear: () => {} },
        signal: new AbortController().signal,
      }),
    ),
  );
}
