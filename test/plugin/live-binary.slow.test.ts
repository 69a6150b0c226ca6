import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '../../shared/report/index.ts';
import { forbidden, stalledInBody, unanswered, unauthorized } from '../support/balena-api/faults.ts';
import { startFaultyProxy } from '../support/balena-api/faulty-proxy.ts';
import { type ServedApi, serveBalenaApi } from '../support/balena-api/served.ts';
import { type Ended, runBinary } from '../support/binary.ts';
import { withFolder } from '../support/folder.ts';

/** The command line as a process, against an API in another: logins, exit codes, what is printed where, and files. */
const root = join(import.meta.dirname, '..', '..');
const binary = join(root, 'plugin', 'bin.ts');
const kiosk = join(root, 'examples', 'kiosk');

describe('the command line with a live fleet', function () {
  this.timeout(180_000);
  let api: ServedApi;

  before(async () => {
    api = await serveBalenaApi({ kioskDevices: 3000 });
  });
  after(() => api.close());

  /** a home without any login, and an API that the environment names */
  const run = (args: readonly string[], env: Record<string, string> = {}, cwd = root): Promise<Ended> =>
    runBinary(args, {
      cwd,
      env: { HOME: '/nonexistent', BALENARC_API_URL: api.url, BALENA_TOKEN: '', BALENA_API_KEY: '', ...env },
    });
  const check = ['check', 'acme/kiosk', '--source', kiosk];

  it('fails for devices that would reject the release, and says which', async () => {
    const { status, stdout, stderr } = await run(check, { BALENA_TOKEN: api.token });
    assert.equal(status, 2);
    assert.match(
      stdout,
      /^✗ \d+ of 3,000 devices of acme\/kiosk would reject this release, and 60 could\n {2}not be judged\./,
    );
    assert.match(stdout, /Taken L4T from the device type and OS version for [\d,]+ devices and from a tag/);
    assert.equal(stderr, '');
  });

  const logins: readonly (readonly [title: string, env: () => Record<string, string>])[] = [
    ['a session token', () => ({ BALENA_TOKEN: api.token })],
    ['an API key', () => ({ BALENA_API_KEY: api.apiKey })],
    ['a token before a key', () => ({ BALENA_TOKEN: api.token, BALENA_API_KEY: 'nothing' })],
    ['a token with the line break of a secret', () => ({ BALENA_TOKEN: `${api.token}\n` })],
  ];
  for (const [title, env] of logins) {
    it(`takes ${title}`, async () => {
      const { status, stdout } = await run([...check, '--json'], env());
      assert.equal(status, 2);
      assert.equal((JSON.parse(stdout) as Report).fleets[0]?.counts.devices, 3000);
    });
  }

  it('takes the login that the balena CLI stored, and its settings', () =>
    withFolder({ '.balena/token': api.token, '.balenarc.yml': `apiUrl: ${api.url}\n` }, async (home) => {
      const { status } = await run(check, { HOME: home, BALENARC_API_URL: '' });
      assert.equal(status, 2);
      const elsewhere = { HOME: '/nonexistent', BALENARC_DATA_DIRECTORY: join(home, '.balena') };
      assert.equal((await run([...check, '--api-url', api.url], { ...elsewhere, BALENARC_API_URL: '' })).status, 2);
    }));

  it('sends no token where a file of the project says', () =>
    withFolder(
      { 'project/balenarc.yml': 'apiUrl: http://127.0.0.1:9\n', '.balenarc.yml': `apiUrl: ${api.url}\n` },
      async (home) => {
        const env = { BALENA_TOKEN: api.token, HOME: home, BALENARC_API_URL: '' };
        const { status, stderr } = await run(check, env, join(home, 'project'));
        assert.deepEqual([status, stderr], [2, '']);
      },
    ));

  const failing: readonly (readonly [
    title: string,
    args: string[],
    env: () => Record<string, string>,
    says: RegExp,
  ])[] = [
    ['no login', check, () => ({}), /^There is no login to the balena API\. Log in with `balena login`/],
    ['a token with a blank', check, () => ({ BALENA_TOKEN: `${api.token} x` }), /^BALENA_TOKEN holds a blank/],
    [
      'a token with a line break',
      check,
      () => ({ BALENA_TOKEN: `${api.token}\nx` }),
      /^BALENA_TOKEN holds a blank, a line break/,
    ],
    ['a token that nobody knows', check, () => ({ BALENA_TOKEN: 'x'.repeat(32) }), /does not accept the login/],
    ['no fleet', ['check', '--source', kiosk], () => ({}), /^No devices to judge for\. Name a fleet, as in/],
    [
      'no such fleet',
      ['check', 'acme/nope', '--source', kiosk],
      () => ({ BALENA_TOKEN: api.token }),
      /^There is no fleet "acme\/nope"/,
    ],
    [
      'an address that is none',
      [...check, '--api-url', 'balena'],
      () => ({ BALENA_TOKEN: api.token }),
      /^--api-url is "balena", and that is no address/,
    ],
    ['a release and a source', [...check, '--release', 'latest'], () => ({}), /--release/],
  ];
  for (const [title, args, env, says] of failing) {
    it(`${title}: one line on standard error, one object with --json, exit code 1`, async () => {
      const plain = await run(args, env());
      assert.equal(plain.status, 1);
      assert.equal(plain.stdout, '');
      assert.match(plain.stderr, says);
      assert.equal(plain.stderr.trimEnd().split('\n').length, 1);
      const json = await run([...args, '--json'], env());
      assert.equal(json.status, 1);
      assert.equal(json.stderr, '');
      assert.equal((JSON.parse(json.stdout) as Report).result.status, 'error');
      assertSecret(api, plain, json);
    });
  }

  it('shows a token nowhere, whatever is being debugged', async () => {
    const proxy = await startFaultyProxy(api.url, [{ on: /device/, fault: unauthorized, times: 99 }]);
    try {
      const debugging = { DEBUG: '*', BALENARC_DEBUG: '1', NODE_DEBUG: '', BALENA_TOKEN: api.token };
      const ended = await run(check, { ...debugging, BALENARC_API_URL: proxy.url });
      assert.equal(ended.status, 1);
      assertSecret(api, ended);
    } finally {
      await proxy.close();
    }
  });

  it('keeps a fleet in a file that judges as the fleet does', () =>
    withFolder({}, async (folder) => {
      const env = { BALENA_TOKEN: api.token };
      const live = JSON.parse((await run([...check, '--json'], env)).stdout) as Report;
      for (const name of ['kiosk.json', 'kiosk.ndjson', 'kiosk.jsonl']) {
        const file = join(folder, name);
        const { status, stdout } = await run(['snapshot', 'acme/kiosk', '--output', file], env);
        assert.deepEqual([status, stdout], [0, `3000 devices of acme/kiosk in ${file}\n`]);
        const kept = await run(['check', '--devices', file, '--source', kiosk, '--json']);
        const { fleets } = JSON.parse(kept.stdout) as Report;
        assert.deepEqual(fleets[0]?.counts, live.fleets[0]?.counts);
        assert.equal(fleets[0]?.slug, 'acme/kiosk');
        const written = await readFile(file, 'utf8');
        assert.doesNotMatch(written, /secret|address|latitude|longitude/);
      }
      assert.equal((await readdir(folder)).length, 3);
    }));

  it('keeps a fleet without saying whose it is', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'kiosk.ndjson');
      const env = { BALENA_TOKEN: api.token };
      const json = await run(['snapshot', 'acme/kiosk', '-o', file, '--anonymize', '--json'], env);
      assert.equal((JSON.parse(json.stdout) as { devices: number }).devices, 3000);
      const first = await readFile(file, 'utf8');
      assert.doesNotMatch(first, /kiosk-\d/);
      await run(['snapshot', 'acme/kiosk', '-o', file, '--anonymize'], env);
      const names = (written: string) => written.match(/"name":"[^"]*"/g);
      assert.deepEqual(names(await readFile(file, 'utf8')), names(first));
      const kept = await run(['check', '--devices', file, '--source', kiosk]);
      assert.equal(kept.status, 2);
    }));

  it('ends at once with Ctrl-C, and leaves what was there', () =>
    withFolder({ 'kiosk.json': 'before' }, async (folder) => {
      const proxy = await startFaultyProxy(api.url, [{ on: /\/v7\/device\?/, fault: stalledInBody, times: 99 }]);
      try {
        const args = [binary, 'snapshot', 'acme/kiosk', '--output', join(folder, 'kiosk.json')];
        const env = { ...process.env, HOME: folder, BALENARC_API_URL: proxy.url, BALENA_TOKEN: api.token };
        const child = spawn(process.execPath, args, { cwd: root, env });
        const output = Promise.all([text(child.stdout), text(child.stderr)]);
        while (proxy.count(/\/v7\/device\?/) === 0) await sleep(20);
        assert.equal((await readdir(folder)).length, 2, 'it is being written under another name');
        child.kill('SIGINT');
        const [, signal] = (await once(child, 'close')) as [number | null, string | null];
        assert.equal(signal, 'SIGINT', 'and not after the minute that a request has');
        assert.deepEqual(await output, ['', '']);
        assert.deepEqual(await readdir(folder), ['kiosk.json']);
        assert.equal(await readFile(join(folder, 'kiosk.json'), 'utf8'), 'before');
      } finally {
        await proxy.close();
      }
    }));

  it('ends with its message, whatever is still being asked', async () => {
    const proxy = await startFaultyProxy(api.url, [
      { on: /\/v7\/device\/\$count/, fault: unanswered, times: 99 },
      { on: /\/v7\/device\?/, fault: forbidden, times: 99 },
    ]);
    try {
      // If it waited for the count it would do so for minutes.
      const { status, stderr } = await run(check, { BALENA_TOKEN: api.token, BALENARC_API_URL: proxy.url });
      assert.equal(status, 1);
      assert.match(stderr, /does not allow this login to read that/);
    } finally {
      await proxy.close();
    }
  }).timeout(30_000);

  it('repeats no password of a proxy', async () => {
    const env = { BALENA_TOKEN: api.token, HTTP_PROXY: 'http://bob:s3cret@' };
    for (const args of [check, [...check, '--json']]) {
      const { status, stdout, stderr } = await run(args, env);
      assert.equal(status, 1);
      assert.match(stdout + stderr, /is no address of a proxy/);
      assert.doesNotMatch(stdout + stderr, /s3cret|fault of/);
    }
  });

  it('keeps no file for a device that is not there, or not the only one', () =>
    withFolder({ 'kiosk.json': 'before' }, async (folder) => {
      for (const uuid of ['ffffffffff', '2']) {
        const args = ['snapshot', 'acme/kiosk', '--output', join(folder, 'kiosk.json'), '--device', uuid];
        const { status, stderr } = await run(args, { BALENA_TOKEN: api.token });
        assert.deepEqual([status, /no device|Several devices/.test(stderr)], [1, true], stderr);
        assert.equal(await readFile(join(folder, 'kiosk.json'), 'utf8'), 'before');
      }
    }));

  it('writes no file where the fleet can not be read, and says so', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'none.json');
      const { status, stderr } = await run(['snapshot', 'acme/nope', '--output', file], { BALENA_TOKEN: api.token });
      assert.equal(status, 1);
      assert.match(stderr, /^There is no fleet "acme\/nope"/);
      await assert.rejects(stat(file));
      await mkdir(join(folder, 'taken.json'));
      await writeFile(join(folder, 'taken.json', 'x'), '');
      const taken = ['snapshot', 'acme/single', '--output', join(folder, 'taken.json')];
      assert.match(
        (await run(taken, { BALENA_TOKEN: api.token })).stderr,
        /taken\.json is no file that could be written\.\n$/,
      );
    }));
});

function assertSecret({ token, apiKey }: ServedApi, ...ended: readonly Ended[]): void {
  for (const { stdout, stderr } of ended) {
    for (const secret of [token, apiKey, token.split('.')[2] ?? token]) {
      assert.ok(!stdout.includes(secret) && !stderr.includes(secret), 'a token is shown');
    }
  }
}
