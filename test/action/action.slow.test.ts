import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Report } from '../../shared/report/index.ts';
import { type BalenaApi, startBalenaApi } from '../support/balena-api/balena-api.ts';
import { startConnectProxy } from '../support/connect-proxy.ts';
import { commitFiles, openPullRequest, setBranch } from '../support/github/commits.ts';
import { type GitHub, startGitHub } from '../support/github/github.ts';
import { type Recorded, startRecordingProxy } from '../support/github/recording-proxy.ts';
import { type Done, runAction, type Step } from '../support/github/run-action.ts';
import { assertReport } from '../support/report-schema.ts';

/** A project whose player asks for a Supervisor. */
const project = (range: string | undefined): Record<string, string> => ({
  'docker-compose.yml': 'services:\n  player:\n    build: ./player\n',
  'player/Dockerfile': 'FROM scratch\n',
  ...(range !== undefined && {
    'player/contract.yml': `type: sw.container\nslug: player\nname: Player\nrequires:\n  - type: sw.supervisor\n    version: "${range}"\n`,
  }),
});

const below = (directory: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${directory}/${path}`, text]));

/** The Action as GitHub runs it, with a GitHub and a balena API of our own. */
describe('the Action', function () {
  this.timeout(180_000);
  let balena: BalenaApi;
  let github: GitHub;
  let proxy: Awaited<ReturnType<typeof startRecordingProxy>>;
  let folder: string;
  let branches = 0;

  before(async () => {
    balena = await startBalenaApi();
    await balena.addFleet({
      slug: 'acme/kiosk',
      deviceType: 'raspberrypi3',
      devices: [
        { name: 'pi-old', supervisorVersion: '10.8.0', osVersion: 'balenaOS 2.46.1+rev1' },
        { name: 'pi-mid', supervisorVersion: '12.11.38', osVersion: 'balenaOS 2.88.4' },
        { name: 'pi-new', supervisorVersion: '17.4.2', osVersion: 'balenaOS 6.5.38' },
      ],
    });
    await balena.addFleet({ slug: 'acme/empty', devices: [] });
    github = await startGitHub();
    proxy = await startRecordingProxy(github.url);
  });
  after(async () => {
    await proxy.close();
    await github.close();
    await balena.close();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balena-contracts-action-'));
    proxy.recorded.splice(0);
    balena.requests.splice(0);
    proxy.interfere(() => undefined);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const inputs = (more: Record<string, string> = {}) => ({
    fleet: 'acme/kiosk',
    'balena-token': balena.tokens.session,
    environment: balena.url,
    'github-token': github.token,
    ...more,
  });

  const run = (step: Partial<Step> & Pick<Step, 'event' | 'sha'>) =>
    runAction({ folder, apiUrl: proxy.url, inputs: inputs(), ...step });

  /** What actions/checkout leaves: the files, and a HEAD that is the commit itself. */
  async function checkOut(files: Readonly<Record<string, string>>, commit: string, place = folder): Promise<void> {
    const all = { ...files, '.git/HEAD': `${commit}\n` };
    for (const [path, text] of Object.entries(all)) {
      await mkdir(dirname(join(place, 'workspace', path)), { recursive: true });
      await writeFile(join(place, 'workspace', path), text);
    }
  }

  /** A pull request from one state of the files to another, with the trial merge that GitHub would make. */
  async function pullRequest(before: Record<string, string>, after: Record<string, string>, from = 'acme/app') {
    branches += 1;
    const branch = `topic-${branches}`;
    const base = await commitFiles(github, before);
    await setBranch(github, 'main', base);
    const head = await commitFiles(github, after, [base]);
    await setBranch(github, branch, head);
    const merge = await commitFiles(github, after, [base, head]);
    const number = await openPullRequest(github, branch);
    const payload = {
      pull_request: { number, head: { sha: head, repo: { full_name: from } }, base: { sha: base } },
      repository: { default_branch: 'main' },
    };
    return { base, head, merge, number, payload, ref: `refs/pull/${number}/merge` };
  }

  const comments = async (number: number) => {
    const found = await github.ask('GET', `/repos/acme/app/issues/${number}/comments`);
    return (found as unknown as { body: string; user: { login: string } }[]).map(({ body }) => body);
  };
  const checkRuns = () =>
    proxy.recorded.filter(({ path }) => path.includes('/check-runs')) as (Recorded & { body: CheckRunBody })[];
  const resultOf = ({ status, outputs }: Done) => [status, outputs['result']];

  interface CheckRunBody {
    readonly head_sha?: string;
    readonly conclusion?: string;
    readonly output: {
      readonly title: string;
      readonly summary: string;
      readonly annotations: readonly { path: string; start_line: number; annotation_level: string; message: string }[];
    };
  }

  it('says on a pull request which devices would newly reject it, at the line that asks for too much', async () => {
    const { merge, head, payload, ref, number } = await pullRequest(project('>=10.4.0'), project('>=12.6.17'));
    await checkOut(project('>=12.6.17'), merge);
    const done = await run({ event: 'pull_request', sha: merge, ref, payload });
    assert.deepEqual(resultOf(done), [1, 'failed'], done.log + done.errors);
    assert.deepEqual(
      { ...done.outputs, report: '' },
      {
        result: 'failed',
        rejecting: '1',
        'newly-rejecting': '1',
        misjudged: '0',
        unprotected: '0',
        unknown: '0',
        devices: '3',
        report: '',
      },
    );
    const [made, ...others] = checkRuns();
    assert.deepEqual(others, []);
    assert.equal(made?.body.head_sha, head);
    assert.equal(made?.body.conclusion, 'failure');
    const [annotation] = made?.body.output.annotations ?? [];
    assert.deepEqual(
      [annotation?.path, annotation?.start_line, annotation?.annotation_level],
      ['player/contract.yml', 5, 'failure'],
    );
    assert.match(
      annotation?.message ?? '',
      /^1 of 3 devices of acme\/kiosk would newly reject this release, and rightly: player asks for sw\.supervisor >=12\.6\.17; raspberrypi3 on balenaOS 2\.46\.1\+rev1 has 10\.8\.0 — pi-old \([\da-f]{7}\)\./,
    );
    const [comment = '', ...more] = await comments(number);
    assert.deepEqual(more, []);
    assert.match(comment, /^<!-- balena-contracts [\da-f]{16} run=1 -->\n\n### ❌ 1 of 3 devices/);
    assert.match(done.summary, /^### ❌ 1 of 3 devices/);
    assert.match(done.log, /::error::1 of 3 devices of acme\/kiosk would newly reject this release/);
    const report = JSON.parse(await readFile(done.outputs['report'] ?? '', 'utf8')) as Report;
    assertReport(JSON.stringify(report));
    assert.equal(report.fleets[0]?.counts.newlyRejecting, 1);
  });

  it('passes what was so before, and says nothing', async () => {
    const { merge, payload, ref, number } = await pullRequest(project('>=12.6.17'), {
      ...project('>=12.6.17'),
      'README.md': 'New.\n',
    });
    await checkOut({ ...project('>=12.6.17'), 'README.md': 'New.\n' }, merge);
    const done = await run({ event: 'pull_request', sha: merge, ref, payload });
    assert.deepEqual(resultOf(done), [0, 'passed'], done.log);
    assert.deepEqual(await comments(number), []);
    assert.equal(checkRuns()[0]?.body.conclusion, 'success');
    // What is the same at both commits lies in the workspace already.
    assert.deepEqual(
      proxy.recorded.filter(({ path }) => path.includes('/git/blobs/')),
      [],
    );
  });

  it('blames no pull request for what its base branch brought', async () => {
    const parted = await commitFiles(github, project('>=10.4.0'));
    const base = await commitFiles(github, project('>=12.6.17'), [parted]);
    await setBranch(github, 'main', base);
    const head = await commitFiles(github, { ...project('>=10.4.0'), 'README.md': 'New.\n' }, [parted]);
    const merged = { ...project('>=12.6.17'), 'README.md': 'New.\n' };
    const merge = await commitFiles(github, merged, [base, head]);
    // GitHub tells of the base as it was when the pull request was last pushed to.
    const payload = {
      pull_request: { number: 1, head: { sha: head, repo: { full_name: 'acme/app' } }, base: { sha: parted } },
    };
    await checkOut(merged, merge);
    const done = await run({ event: 'pull_request', sha: merge, payload, inputs: inputs({ comment: 'off' }) });
    assert.deepEqual(resultOf(done), [0, 'passed'], done.log);
  });

  it('edits its comment, leaves it where nothing changed, and says when the problem is gone', async () => {
    const { merge, payload, ref, number } = await pullRequest(project('>=10.4.0'), project('>=12.6.17'));
    const step = (sha: string, runId: number) => run({ event: 'pull_request', sha, ref, payload, runId });
    await checkOut(project('>=12.6.17'), merge);
    await step(merge, 1);
    proxy.recorded.splice(0);
    await step(merge, 2);
    const writes = () => proxy.recorded.filter(({ method, path }) => method !== 'GET' && path.includes('/comments'));
    assert.deepEqual(writes(), []);
    await checkOut(project('>=13'), merge);
    await step(merge, 3);
    assert.deepEqual(
      writes().map(({ method }) => method),
      ['PATCH'],
    );
    await checkOut(project('>=10.4.0'), merge);
    await step(merge, 4);
    const [comment = '', ...others] = await comments(number);
    assert.deepEqual(others, []);
    assert.match(comment, /^<!-- balena-contracts [\da-f]{16} run=4 -->\n\n### ✅ Resolved\. All 3 devices/);
  });

  it('leaves one comment where two runs write at once', async () => {
    const { merge, payload, ref, number } = await pullRequest(project('>=10.4.0'), project('>=12.6.17'));
    const places = [folder, join(folder, 'other')];
    for (const place of places) await checkOut(project('>=12.6.17'), merge, place);
    const steps = places.map((place, index) =>
      run({ folder: place, event: 'pull_request', sha: merge, ref, payload, runId: index + 1 }),
    );
    for (const done of await Promise.all(steps)) assert.deepEqual(resultOf(done), [1, 'failed'], done.log);
    assert.equal((await comments(number)).length, 1);
  });

  it('goes through a proxy where there is one, to balena and to GitHub', async () => {
    const { merge, payload, ref } = await pullRequest(project('>=10.4.0'), project('>=12.6.17'));
    await checkOut(project('>=12.6.17'), merge);
    const through = await startConnectProxy();
    try {
      const step = { event: 'pull_request', sha: merge, ref, payload } as const;
      const done = await run({ ...step, env: { HTTP_PROXY: through.url, HTTPS_PROXY: through.url } });
      assert.deepEqual(resultOf(done), [1, 'failed'], done.log);
      const hosts = [proxy.url, balena.url].map((url) => new URL(url).host);
      assert.deepEqual(new Set(through.visited.splice(0)), new Set(hosts));
      await run({ ...step, env: { HTTP_PROXY: through.url, NO_PROXY: '127.0.0.1' } });
      assert.deepEqual(through.visited, []);
      const wrong = await run({ ...step, env: { HTTPS_PROXY: 'http://user:secret@[nowhere' } });
      assert.equal(wrong.status, 1);
      assert.match(wrong.log, /::error::HTTP_PROXY or HTTPS_PROXY is no address of a proxy\./);
      assert.ok(!`${wrong.log}${wrong.errors}`.includes('secret'));
    } finally {
      await through.close();
    }
  });

  describe('where GitHub refuses', () => {
    const refusals: readonly (readonly [what: string, path: RegExp, status: number, permission: string])[] = [
      ['a check run', /\/check-runs/, 403, 'checks: write'],
      ['a check run, as if it were not there', /\/check-runs/, 404, 'checks: write'],
      ['a comment', /\/comments$/, 403, 'pull-requests: write'],
    ];
    for (const [what, path, status, permission] of refusals) {
      it(`${what} (${status}), names the permission, and keeps the verdict`, async () => {
        const { merge, payload, ref } = await pullRequest(project('>=10.4.0'), project('>=12.6.17'));
        await checkOut(project('>=12.6.17'), merge);
        proxy.interfere((request) => (request.method !== 'GET' && path.test(request.path) ? { status } : undefined));
        const done = await run({ event: 'pull_request', sha: merge, ref, payload });
        assert.deepEqual(resultOf(done), [1, 'failed']);
        assert.match(done.log, new RegExp(`::notice::.*Add "${permission}" to the permissions of the job`));
        if (permission.startsWith('checks')) {
          assert.match(done.log, /^::error file=player\/contract\.yml,line=5,/m);
        }
      });
    }

    it('everything, or does not answer, judges all the same and compares with nothing', async () => {
      const { merge, payload, ref } = await pullRequest(project('>=12.6.17'), project('>=12.6.17'));
      await checkOut(project('>=12.6.17'), merge);
      proxy.interfere(() => ({ status: 403 }));
      const refused = await run({ event: 'pull_request', sha: merge, ref, payload });
      assert.deepEqual(resultOf(refused), [1, 'failed']);
      assert.match(
        refused.log,
        /::warning::GitHub's API answered 403 .* So there is nothing to compare with\. Every device that rejects the release counts/,
      );
      const silent = await run({ event: 'pull_request', sha: merge, ref, payload, apiUrl: 'http://127.0.0.1:9' });
      assert.deepEqual(resultOf(silent), [1, 'failed']);
      assert.match(silent.log, /::warning::GitHub's API gave no answer/);
    });

    it('us a token, judges all the same', async () => {
      const { merge, payload, ref } = await pullRequest(project('>=10.4.0'), project('>=12.6.17'));
      await checkOut(project('>=12.6.17'), merge);
      const done = await run({
        event: 'pull_request',
        sha: merge,
        ref,
        payload,
        inputs: inputs({ 'github-token': '' }),
      });
      assert.deepEqual(resultOf(done), [1, 'failed']);
      assert.match(done.log, /^::error file=player\/contract\.yml,line=5,/m);
      assert.deepEqual(proxy.recorded, []);
    });
  });

  describe('on a pull request from a fork', () => {
    const noSecrets = () => inputs({ 'balena-token': '' });

    it('is skipped and neutral, says why, and tells what changes in the contracts', async () => {
      const { merge, payload, ref } = await pullRequest(project('>=10.4.0'), project('>=12.6.17'), 'eve/app');
      await checkOut(project('>=12.6.17'), merge);
      const done = await run({ event: 'pull_request', sha: merge, ref, payload, inputs: noSecrets() });
      assert.deepEqual(resultOf(done), [0, 'skipped'], done.log);
      assert.equal(checkRuns()[0]?.body.conclusion, 'neutral');
      assert.match(done.summary, /comes from a fork, and GitHub gives it no secrets/);
      assert.match(
        done.summary,
        /#### What changes in the contracts\n\n- player now asks for sw&#46;|player now asks for sw\.supervisor/,
      );
      assert.deepEqual(balena.requests, []);
    });

    it('fails where the base wants unknown to fail, whatever the pull request makes of it', async () => {
      const strict = { ...project('>=10.4.0'), 'balena-contracts.yml': 'fail-on: [unknown]\n' };
      const lax = { ...project('>=10.4.0'), 'balena-contracts.yml': 'fail-on: never\n' };
      const { merge, payload, ref } = await pullRequest(strict, lax, 'eve/app');
      await checkOut(lax, merge);
      const done = await run({ event: 'pull_request', sha: merge, ref, payload, inputs: noSecrets() });
      assert.deepEqual(resultOf(done), [1, 'failed'], done.log);
    });

    it('is an error where a contract is left undecided, and not skipped', async () => {
      const broken = { ...project('>=10.4.0'), 'docker-compose.yml': 'services: [\n' };
      const { merge, payload, ref } = await pullRequest(project('>=10.4.0'), broken, 'eve/app');
      await checkOut(broken, merge);
      const done = await run({ event: 'pull_request', sha: merge, ref, payload, inputs: noSecrets() });
      assert.deepEqual(resultOf(done), [1, 'error'], done.log);
    });
  });

  it('on pull_request_target judges the head by the API alone, with the policy of the base', async () => {
    const before = { ...project('>=10.4.0'), 'balena-contracts.yml': 'fail-on: [rejecting]\n' };
    const after = { ...project('>=12.6.17'), 'balena-contracts.yml': 'fail-on: never\n' };
    const { base, head, payload } = await pullRequest(before, after, 'eve/app');
    await checkOut(before, base);
    const done = await run({ event: 'pull_request_target', sha: base, payload });
    assert.deepEqual(resultOf(done), [1, 'failed'], done.log);
    assert.equal(checkRuns()[0]?.body.head_sha, head);
  });

  it('without a checkout reads the commit of the event by the API', async () => {
    const { merge, payload, ref } = await pullRequest(
      below('apps/kiosk', project('>=10.4.0')),
      below('apps/kiosk', project('>=12.6.17')),
    );
    const done = await run({
      event: 'pull_request',
      sha: merge,
      ref,
      payload,
      inputs: inputs({ source: 'apps/kiosk' }),
    });
    assert.deepEqual(resultOf(done), [1, 'failed'], done.log);
    assert.equal(checkRuns()[0]?.body.output.annotations[0]?.path, 'apps/kiosk/player/contract.yml');
  });

  it('reads the commit of the event where the workspace is there and empty', async () => {
    const { merge, payload, ref } = await pullRequest(project('>=10.4.0'), project('>=12.6.17'));
    const done = await run({ event: 'pull_request', sha: merge, ref, payload });
    assert.deepEqual(resultOf(done), [1, 'failed'], done.log);
  });

  it('takes the policy of a fork from the tip of the base, not from where it parted', async () => {
    const lax = { ...project('>=10.4.0'), 'balena-contracts.yml': 'fail-on: never\n' };
    const parted = await commitFiles(github, lax);
    const base = await commitFiles(github, { ...lax, 'balena-contracts.yml': 'fail-on: [rejecting]\n' }, [parted]);
    await setBranch(github, 'main', base);
    const head = await commitFiles(github, { ...lax, ...project('>=12.6.17') }, [parted]);
    const payload = {
      pull_request: { number: 1, head: { sha: head, repo: { full_name: 'eve/app' } }, base: { sha: base } },
    };
    const done = await run({ event: 'pull_request_target', sha: base, payload, inputs: inputs({ comment: 'off' }) });
    assert.deepEqual(resultOf(done), [1, 'failed'], done.log);
  });

  it('is no green where the base can not be had and just newly rejecting devices are to fail', async () => {
    const { merge, payload, ref } = await pullRequest(project('>=12.6.17'), project('>=12.6.17'));
    await checkOut(project('>=12.6.17'), merge);
    proxy.interfere(({ method }) => (method === 'GET' ? { status: 403 } : undefined));
    const done = await run({
      event: 'pull_request',
      sha: merge,
      ref,
      payload,
      inputs: inputs({ 'fail-on': 'newly-rejecting' }),
    });
    assert.deepEqual(resultOf(done), [1, 'failed'], done.log);
    assert.match(done.summary, /There is nothing to compare with, so all that reject count as new/);
  });

  it("shows no variable of the job's to a project that asks for it", async () => {
    const files = {
      'docker-compose.yml':
        'services:\n  player:\n    image: x\n    labels:\n      io.balena.features.requires.sw.supervisor: "ASKED"\n'.replace(
          'ASKED',
          ['$', '{SECRET:->=12.6.17}'].join(''),
        ),
    };
    const { merge, payload, ref } = await pullRequest(project('>=10.4.0'), files);
    await checkOut(files, merge);
    const done = await run({ event: 'pull_request', sha: merge, ref, payload, env: { SECRET: '>=99.1234' } });
    assert.equal(done.outputs['rejecting'], '1', done.log);
    assert.ok(!`${done.log}${done.summary}`.includes('99.1234'));
  });

  it("judges several fleets, the policy's own, and a snapshot", async () => {
    const commit = await commitFiles(github, project('>=12.6.17'));
    const devices = [{ uuid: 'abcdef0123', name: 'one', supervisorVersion: '17.4.2' }];
    const files = {
      ...project('>=12.6.17'),
      'balena-contracts.yml': 'fleets: acme/kiosk\n',
      'fleet.json': JSON.stringify({ fleet: 'acme/lab', devices }),
    };
    await checkOut(files, commit);
    const devicesOf = async (more: Record<string, string>) => {
      const done = await run({ event: 'schedule', sha: commit, inputs: inputs(more) });
      return [done.outputs['devices'], done.outputs['rejecting']];
    };
    assert.deepEqual(await devicesOf({ fleet: 'acme/kiosk\nacme/empty' }), ['3', '1']);
    assert.deepEqual(await devicesOf({ fleet: '' }), ['3', '1']);
    assert.deepEqual(await devicesOf({ fleet: '', devices: 'fleet.json', 'balena-token': '' }), ['1', '0']);
  });

  it('in a merge queue compares with its base', async () => {
    const before = await commitFiles(github, project('>=12.6.17'));
    const after = await commitFiles(github, project('>=13'), [before]);
    await checkOut(project('>=13'), after);
    const payload = { merge_group: { base_sha: before, head_sha: after } };
    const done = await run({ event: 'merge_group', sha: after, payload });
    assert.deepEqual([...resultOf(done), done.outputs['newly-rejecting']], [1, 'failed', '1'], done.log);
  });

  it('leaves its comment alone where nobody could look, and hides no device behind an error', async () => {
    const { merge, payload, ref, number } = await pullRequest(project('>=10.4.0'), project('>=12.6.17'));
    await checkOut(project('>=12.6.17'), merge);
    await run({ event: 'pull_request', sha: merge, ref, payload, runId: 1 });
    const before = await comments(number);
    const skipped = await run({
      event: 'pull_request',
      sha: merge,
      ref,
      payload,
      runId: 2,
      actor: 'dependabot[bot]',
      inputs: inputs({ 'balena-token': '', 'sarif-file': 'x.sarif' }),
    });
    assert.deepEqual(resultOf(skipped), [0, 'skipped'], skipped.log);
    assert.deepEqual(await comments(number), before);
    await assert.rejects(readFile(join(folder, 'workspace', 'x.sarif')));
    await writeFile(
      join(folder, 'workspace', 'twice.json'),
      JSON.stringify({ devices: [{ uuid: 'fedcba9' }, { uuid: 'fedcba9' }] }),
    );
    const hidden = await run({
      event: 'push',
      sha: merge,
      payload: {},
      inputs: inputs({ devices: 'twice.json', names: 'count' }),
    });
    assert.deepEqual(resultOf(hidden), [1, 'error']);
    assert.ok(!`${hidden.log}${hidden.summary}`.includes('fedcba9'), hidden.log);
  });

  it('publishes what it found also where a report can not be written', async () => {
    const { merge, payload, ref, number } = await pullRequest(project('>=10.4.0'), project('>=12.6.17'));
    await checkOut(project('>=12.6.17'), merge);
    const done = await run({
      event: 'pull_request',
      sha: merge,
      ref,
      payload,
      inputs: inputs({ 'report-file': 'no/where.json' }),
    });
    assert.deepEqual(resultOf(done), [1, 'error']);
    assert.match(done.log, /::error::.*no\/where\.json can't be written: its directory is not there\./);
    assert.equal((await comments(number)).length, 1);
  });

  it('writes no more commands than GitHub shows', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `s${n}`);
    const files = {
      'docker-compose.yml': `services:\n${names.map((name) => `  ${name}:\n    image: x\n    labels:\n      io.balena.features.requires.sw.supervisor: ">=12.6.${name.slice(1)}"\n`).join('')}`,
    };
    const commit = await commitFiles(github, files);
    await checkOut(files, commit);
    const done = await run({ event: 'schedule', sha: commit, inputs: inputs({ annotations: 'commands' }) });
    for (const level of ['error', 'warning', 'notice']) {
      assert.ok((done.log.match(new RegExp(`^::${level}[ :]`, 'gm')) ?? []).length <= 10, level);
    }
  });

  it('is a bundle of at most 2 MB, with the licence of all that is in it', async () => {
    const dist = join(import.meta.dirname, '..', '..', 'action', 'dist');
    assert.ok((await readFile(join(dist, 'index.js'))).length <= 2_000_000);
    const licences = await readFile(join(dist, 'licenses.txt'), 'utf8');
    for (const name of ['balena-sdk', '@actions/core', 'yaml', 'semver', 'undici']) {
      assert.match(licences, new RegExp(`^${name.replace('/', '\\/')} \\d`, 'm'));
    }
  });

  it('compares with nothing of a project that is new, and all that rejects is new', async () => {
    const { merge, payload, ref } = await pullRequest({ 'README.md': 'Hi' }, below('app', project('>=12.6.17')));
    await checkOut(below('app', project('>=12.6.17')), merge);
    const done = await run({ event: 'pull_request', sha: merge, ref, payload, inputs: inputs({ source: 'app' }) });
    assert.deepEqual([...resultOf(done), done.outputs['newly-rejecting']], [1, 'failed', '1'], done.log);
  });

  describe('on a push', () => {
    it('compares with what the branch held before', async () => {
      const before = await commitFiles(github, project('>=12.6.17'));
      const after = await commitFiles(github, project('>=13'), [before]);
      await checkOut(project('>=13'), after);
      const done = await run({ event: 'push', sha: after, payload: { before } });
      assert.deepEqual(
        [...resultOf(done), done.outputs['rejecting'], done.outputs['newly-rejecting']],
        [1, 'failed', '2', '1'],
        done.log,
      );
    });

    it('judges a commit whole where what was before is gone', async () => {
      const after = await commitFiles(github, project('>=12.6.17'));
      await checkOut(project('>=12.6.17'), after);
      const done = await run({ event: 'push', sha: after, payload: { before: 'd'.repeat(40) } });
      assert.deepEqual([...resultOf(done), done.outputs['newly-rejecting']], [1, 'failed', '0'], done.log);
      assert.match(done.log, /::warning::.*So there is nothing to compare with/);
    });
  });

  it('on a schedule judges the whole fleet', async () => {
    const commit = await commitFiles(github, project('>=12.6.17'));
    await checkOut(project('>=12.6.17'), commit);
    const done = await run({ event: 'schedule', sha: commit });
    assert.deepEqual([...resultOf(done), done.outputs['rejecting']], [1, 'failed', '1'], done.log);
    assert.deepEqual(
      proxy.recorded.map(({ method, path }) => [method, path]),
      [['POST', '/repos/acme/app/check-runs']],
    );
  });

  it('is skipped for a fleet without devices', async () => {
    const commit = await commitFiles(github, project('>=12.6.17'));
    await checkOut(project('>=12.6.17'), commit);
    const done = await run({ event: 'schedule', sha: commit, inputs: inputs({ fleet: 'acme/empty' }) });
    assert.deepEqual(resultOf(done), [0, 'skipped'], done.log);
    assert.equal(checkRuns()[0]?.body.conclusion, 'neutral');
  });

  describe('can not be done, and says what to do,', () => {
    const rows: readonly (readonly [what: string, inputs: Record<string, string>, says: RegExp])[] = [
      [
        'with an input that is none',
        { names: 'yes' },
        /::error::The input names is "yes"\. It may be show, count or hash\./,
      ],
      ['without a fleet', { fleet: '' }, /::error::No devices to judge for\. Name a fleet in the input fleet/],
      [
        'without a token, where secrets are to be had',
        { 'balena-token': '' },
        /::error::There is no balena-token to read the fleet with\. Store a token/,
      ],
      [
        'with a token that the API does not take',
        { 'balena-token': 'nonsense' },
        /::error::The balena API at .* does not accept the login .*in the input balena-token\./,
      ],
      ['for a fleet that is not there', { fleet: 'acme/nope' }, /::error::There is no fleet "acme\/nope"/],
      [
        'without an API',
        { environment: 'http://127.0.0.1:9' },
        /::error::The balena API at 127\.0\.0\.1:9 can't be reached/,
      ],
      ['without the source directory', { source: 'nowhere' }, /::error::There is no directory ".*nowhere"/],
      ['with a snapshot that is not there', { devices: 'none.json' }, /::error::There is no file/],
      ['with a policy that is not there', { policy: 'none.yml' }, /::error::There is no policy file/],
    ];
    for (const [what, more, says] of rows) {
      it(what, async () => {
        const commit = await commitFiles(github, project('>=12.6.17'));
        await checkOut(project('>=12.6.17'), commit);
        const done = await run({ event: 'push', sha: commit, inputs: inputs(more), payload: {} });
        assert.deepEqual(resultOf(done), [1, 'error'], done.log);
        assert.match(done.log, says);
        assert.equal(done.errors, '');
      });
    }
  });

  it('shows no token anywhere, also when it tells of every request', async () => {
    const { merge, payload, ref, number } = await pullRequest(project('>=10.4.0'), project('>=12.6.17'));
    await checkOut(project('>=12.6.17'), merge);
    const done = await run({ event: 'pull_request', sha: merge, ref, payload, env: { RUNNER_DEBUG: '1' } });
    const report = await readFile(done.outputs['report'] ?? '', 'utf8');
    const masks = /^::add-mask::.*$/gm;
    assert.equal(done.log.match(masks)?.length, 2);
    assert.match(done.log, /::debug::GitHub: GET /);
    const all = [
      done.log.replace(masks, ''),
      done.errors,
      done.summary,
      report,
      ...(await comments(number)),
      JSON.stringify(checkRuns()),
    ].join('\n');
    for (const token of [github.token, balena.tokens.session]) assert.ok(!all.includes(token));
  });

  it('names no device in public where that is asked for, and all of them in the report', async () => {
    const { merge, payload, ref, number } = await pullRequest(project('>=10.4.0'), project('>=12.6.17'));
    await checkOut(project('>=12.6.17'), merge);
    const files = { 'report-file': 'out/report.json', 'sarif-file': 'out/report.sarif' };
    await mkdir(join(folder, 'workspace', 'out'));
    const done = await run({
      event: 'pull_request',
      sha: merge,
      ref,
      payload,
      inputs: inputs({ names: 'count', ...files }),
    });
    const sarif = await readFile(join(folder, 'workspace', 'out', 'report.sarif'), 'utf8');
    const all = [done.log, done.summary, sarif, ...(await comments(number)), JSON.stringify(checkRuns())];
    for (const text of all) assert.ok(!text.includes('pi-old'), text);
    assert.match(await readFile(join(folder, 'workspace', 'out', 'report.json'), 'utf8'), /pi-old/);
  });
});
