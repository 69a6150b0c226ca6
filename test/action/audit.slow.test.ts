import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AuditReport } from '../../shared/report/index.ts';
import { assertAudit } from '../support/audit-schema.ts';
import { type BalenaApi, startBalenaApi } from '../support/balena-api/balena-api.ts';
import { type GitHub, startGitHub } from '../support/github/github.ts';
import { startRecordingProxy } from '../support/github/recording-proxy.ts';
import { type Done, runAction } from '../support/github/run-action.ts';

const commit = 'a'.repeat(40);
const release = (version: string) => ({
  id: 7,
  commit,
  services: [
    { name: 'web', contract: { type: 'sw.container', slug: 'web', requires: [{ type: 'sw.supervisor', version }] } },
  ],
});

/** A fleet whose devices have these Supervisors, and should be running a release for 16 and newer. */
const snapshot = (...supervisors: readonly string[]) =>
  JSON.stringify({
    fleet: 'acme/kiosk',
    devices: supervisors.map((supervisorVersion, index) => ({
      uuid: `${index}`.padStart(32, 'abcdef'),
      name: `pi-${index}`,
      supervisorVersion,
      release: commit,
      online: true,
      updateStatus: supervisorVersion < '16' ? 'rejected' : 'done',
      runningRelease: supervisorVersion < '16' ? null : commit,
    })),
    releases: [release('>=16')],
  });

const [fine, bad] = ['17.4.2', '15.0.0'];

/** Audits by the Action, with a GitHub and a balena API of our own. */
describe('the Action, as an audit', function () {
  this.timeout(180_000);
  let github: GitHub;
  let proxy: Awaited<ReturnType<typeof startRecordingProxy>>;
  let folder: string;
  let names = 0;
  let runs = 0;

  before(async () => {
    github = await startGitHub();
    proxy = await startRecordingProxy(github.url);
  });
  after(async () => {
    await proxy.close();
    await github.close();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balena-contracts-audit-'));
    proxy.recorded.splice(0);
    proxy.interfere(() => undefined);
    names += 1;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const put = async (file: string, text: string, place = folder) => {
    await mkdir(dirname(join(place, 'workspace', file)), { recursive: true });
    await writeFile(join(place, 'workspace', file), text);
  };

  const run = (inputs: Record<string, string>, place = folder) => {
    runs += 1;
    return runAction({
      folder: place,
      event: 'schedule',
      sha: commit,
      apiUrl: proxy.url,
      runId: runs,
      inputs: { mode: 'audit', 'github-token': github.token, ...inputs },
    });
  };

  const audit = async (devices: string, inputs: Record<string, string> = {}, place = folder) => {
    await put('fleet.json', devices, place);
    return run({ devices: 'fleet.json', issue: 'auto', 'audit-name': `fleets ${names}`, ...inputs }, place);
  };

  interface Issue {
    readonly number: number;
    readonly title: string;
    readonly state: string;
    readonly body: string;
  }

  const issues = async (): Promise<readonly Issue[]> => {
    const all = await github.ask('GET', '/repos/acme/app/issues?state=all&per_page=100');
    return (all as unknown as Issue[]).filter(({ title }) => title === `Contracts: fleets ${names}`);
  };
  const comments = async ({ number }: Issue) =>
    (await github.ask('GET', `/repos/acme/app/issues/${number}/comments`)) as unknown as { readonly body: string }[];
  const writes = () => proxy.recorded.filter(({ method }) => method !== 'GET').map(({ method }) => method);
  const reportOf = async ({ outputs }: Done) =>
    JSON.parse(await readFile(outputs['report'] ?? '', 'utf8')) as AuditReport;

  it('has an issue that is created, edited, left alone, told of what is worse, closed and opened again', async () => {
    const lives: readonly (readonly [
      what: string,
      devices: string,
      state: string | undefined,
      body: RegExp,
      written: readonly string[],
      comments: number,
    ])[] = [
      ['all is well', snapshot(fine, fine, fine), undefined, /^$/, [], 0],
      ['one rejects', snapshot(bad, fine, fine), 'open', /1 of 3 devices rejects the release/, ['POST'], 0],
      ['two reject', snapshot(bad, bad, fine), 'open', /2 of 3 devices reject/, ['PATCH', 'POST'], 1],
      ['nothing changes', snapshot(bad, bad, fine), 'open', /2 of 3 devices reject/, [], 1],
      ['one is better', snapshot(fine, bad, fine), 'open', /1 of 3 devices rejects/, ['PATCH'], 1],
      ['all is well again', snapshot(fine, fine, fine), 'closed', /all 3 devices run the release/, ['PATCH'], 1],
      ['one rejects again', snapshot(bad, fine, fine), 'open', /1 of 3 devices rejects/, ['PATCH', 'POST'], 2],
    ];
    for (const [what, devices, state, body, written, told] of lives) {
      proxy.recorded.splice(0);
      const done = await audit(devices);
      const [issue, ...others] = await issues();
      assert.deepEqual(others, [], what);
      assert.equal(issue?.state, state, `${what}\n${done.log}`);
      assert.match(issue?.body ?? '', body, what);
      assert.deepEqual(writes(), written, what);
      if (issue) assert.equal((await comments(issue)).length, told, what);
    }
    const [issue] = await issues();
    assert.match(
      (issue && (await comments(issue)).at(-1)?.body) ?? '',
      /^1 device newly rejects the release that it should be running\. \[The run\]\(https:/,
    );
  });

  it('goes on from what the issue keeps, whatever somebody wrote around it', async () => {
    await audit(snapshot(bad, fine));
    const [issue] = await issues();
    assert.ok(issue);
    const edited = issue.body.replace(/### .*/, '### Ada says: we know.').replace('\n\n|', '\n\nAda was here.\n\n|');
    await github.ask('PATCH', `/repos/acme/app/issues/${issue.number}`, { body: edited });
    const report = await reportOf(await audit(snapshot(bad, bad)));
    assertAudit(report);
    assert.deepEqual(
      [report.changes?.newlyRejecting, report.changes?.noLongerRejecting, report.trend.length],
      [1, 0, 2],
    );
    await github.ask('PATCH', `/repos/acme/app/issues/${issue.number}`, {
      body: `${issue.body.split('\n')[0]}\n\nAll gone.`,
    });
    const anew = await reportOf(await audit(snapshot(bad, bad)));
    assert.deepEqual([anew.changes, anew.trend.length], [null, 1]);
  });

  it('leaves one open issue where two audits make one at the same time', async () => {
    const other = join(folder, 'other');
    const done = await Promise.all([audit(snapshot(bad)), audit(snapshot(bad), {}, other)]);
    for (const one of done) assert.equal(one.outputs['result'], 'failed', one.log);
    assert.equal((await issues()).filter(({ state }) => state === 'open').length, 1);
  });

  it('keeps its verdict, and names the permission, where GitHub refuses the issue', async () => {
    proxy.interfere(({ method }) => (method === 'POST' ? { status: 403 } : undefined));
    const done = await audit(snapshot(bad));
    assert.deepEqual([done.status, done.outputs['result']], [1, 'failed']);
    assert.match(done.log, /::notice::No issue could be written: .*Add "issues: write" to the permissions of the job/);
    const without = await audit(snapshot(fine), { 'github-token': '' });
    assert.deepEqual([without.status, without.outputs['result']], [0, 'passed']);
    assert.match(without.log, /::notice::There is no github-token, so there is no tracking issue\./);
  });

  it('keeps to the size of an issue, state and all, and hides devices where that is asked for', async () => {
    const many = snapshot(...Array.from({ length: 5000 }, () => bad));
    const done = await audit(many, { names: 'count', 'page-file': 'audit.html' });
    const [issue] = await issues();
    assert.ok(issue && Buffer.byteLength(issue.body) <= 65_536);
    const page = await readFile(join(folder, 'workspace', 'audit.html'), 'utf8');
    assert.match(page, /^<!doctype html>[\s\S]*5,000 of 5,000 devices reject/);
    assert.ok(![done.log, done.summary, issue.body, page].join().includes('pi-'));
    assert.match(await readFile(done.outputs['report'] ?? '', 'utf8'), /pi-4999/);
  });

  describe('of a large estate', () => {
    let balena: BalenaApi;
    before(async () => {
      balena = await startBalenaApi();
      for (const name of ['kiosk', 'lobby', 'mall']) {
        await balena.addFleet({
          slug: `acme/${name}`,
          releases: [{ services: { web: { contract: release('>=16').services[0]?.contract } } }],
          devices: [
            { supervisorVersion: fine, isOnline: true },
            { supervisorVersion: bad, isOnline: true, updateStatus: 'rejected' },
          ],
        });
      }
    });
    after(() => balena.close());
    const live = () => ({ 'balena-token': balena.tokens.session, environment: balena.url });

    it('is planned, audited in parts, and joined to what one audit gives', async () => {
      const planned = await run({ ...live(), mode: 'plan', fleet: 'acme/*' });
      assert.deepEqual(JSON.parse(planned.outputs['matrix'] ?? ''), {
        include: [{ part: '1/1', fleets: 'acme/kiosk\nacme/lobby\nacme/mall', devices: 6 }],
      });
      const parts = [
        ['1/2', 'acme/kiosk\nacme/mall'],
        ['2/2', 'acme/lobby'],
      ] as const;
      for (const [part, fleet] of parts) {
        const file = `parts/part-${part[0]}/report.json`;
        await mkdir(join(folder, 'workspace', dirname(file)), { recursive: true });
        const done = await run({ ...live(), fleet, part, 'report-file': file });
        // What a part comes to is for the whole to say.
        assert.deepEqual([done.status, done.outputs['result'], done.summary], [0, 'failed', ''], done.log);
      }
      const merged = await run({ mode: 'merge', reports: 'parts' });
      assert.deepEqual(
        [merged.status, merged.outputs['result'], merged.outputs['rejecting']],
        [1, 'failed', '3'],
        merged.log,
      );
      assert.match(merged.summary, /^### ❌ 3 fleets: 3 of 6 devices reject/);
      const whole = await run({ ...live(), fleet: 'acme/*' }, join(folder, 'whole'));
      const timeless = ({ takenAt: _, trend: __, fleets, ...rest }: AuditReport) => ({
        ...rest,
        fleets: JSON.parse(JSON.stringify(fleets, (key, value) => (key === 'takenAt' ? undefined : value))),
      });
      assert.deepEqual(timeless(await reportOf(merged)), timeless(await reportOf(whole)));
    });

    it('is an error where a part is missing', async () => {
      await mkdir(join(folder, 'workspace', 'parts'), { recursive: true });
      await run({ ...live(), fleet: 'acme/lobby', part: '2/2', 'report-file': 'parts/2.json' });
      const merged = await run({ mode: 'merge', reports: 'parts' });
      assert.deepEqual([merged.status, merged.outputs['result']], [1, 'error']);
      assert.match(merged.log, /::error::Part 1 of 2 is missing, so nothing can be said of its fleets\./);
    });

    it('judges the next release where a source is named, and shows it no variable', async () => {
      await put('app/docker-compose.yml', 'services:\n  web:\n    image: x\n');
      const report = await reportOf(await run({ ...live(), fleet: 'acme/lobby', source: 'app' }));
      assert.equal(report.fleets[0]?.next?.counts.runs, 2);
      const none = await reportOf(await run({ ...live(), fleet: 'acme/lobby' }));
      assert.equal(none.release, null);
    });
  });

  describe('can not be done, and says what to do,', () => {
    const rows: readonly (readonly [what: string, inputs: Record<string, string>, says: RegExp])[] = [
      ['without a token', {}, /::error::There is no balena-token to read the fleets with\. Store a token/],
      ['without reports', { mode: 'merge' }, /::error::The input reports is missing\. Name the directory/],
      [
        'with a directory that is not there',
        { mode: 'merge', reports: 'none' },
        /::error::There is no directory ".*none"\. Name the one/,
      ],
      [
        'with a snapshot that is not there',
        { devices: 'none.json' },
        /::error::.*none\.json can't be read \(ENOENT\)\. Name a snapshot/,
      ],
      [
        'with a last audit that is not there',
        { since: 'none.json' },
        /::error::.*none\.json can't be read \(ENOENT\)\. Name the report/,
      ],
    ];
    for (const [what, inputs, says] of rows) {
      it(what, async () => {
        const done = await run(inputs);
        assert.deepEqual([done.status, done.outputs['result']], [1, 'error'], done.log);
        assert.match(done.log, says);
      });
    }
  });
});
