import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { open, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Report } from '../../shared/report/index.ts';
import { runBinary } from '../support/binary.ts';
import { withFolder } from '../support/folder.ts';

/** The command line as a process: exit codes, what goes to which stream, and that bad input ends in a sentence. */
const root = join(import.meta.dirname, '..', '..');
const kiosk = ['--source', 'examples/kiosk', '--devices', 'examples/kiosk.devices.json'];

const pi = {
  uuid: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  name: 'pi',
  deviceType: 'raspberrypi3',
  arch: 'armv7hf',
  l4tVersion: null,
};
const snapshot = (...devices: object[]) => JSON.stringify({ fleet: 'acme/kiosk', devices });
const compose = 'services:\n  web:\n    image: nginx\n';
const asking = `${compose}    labels:\n      io.balena.features.requires.sw.supervisor: ">=12.6.17"\n`;
const runs = snapshot({ ...pi, supervisorVersion: '17.4.2' });

interface Row {
  readonly title: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly args: readonly string[];
  readonly input?: string;
  readonly status: number;
  /** what standard output or the error says */
  readonly says: RegExp;
  /** `result.status` of the JSON report */
  readonly result: Report['result']['status'];
  readonly code?: string;
}

const rows: readonly Row[] = [
  {
    title: 'a fleet whose slug is written otherwise',
    files: { 'docker-compose.yml': asking, 'd.json': runs.replace('acme/kiosk', 'Acme/Kiosk') },
    args: ['acme/kiosk', '--devices', 'd.json'],
    status: 0,
    says: /^✓ The one device of Acme\/Kiosk runs/,
    result: 'passed',
  },
  {
    title: 'two fleets, of which one is not in the snapshot',
    files: { 'docker-compose.yml': compose, 'd.json': runs },
    args: ['acme/kiosk', 'b/b', '--devices', 'd.json'],
    status: 1,
    says: /^d\.json holds no devices of b\/b\./,
    result: 'error',
    code: 'fleet-not-in-snapshot',
  },
  {
    title: 'all devices run the release',
    files: { 'docker-compose.yml': asking, 'd.json': runs },
    args: ['--devices', 'd.json'],
    status: 0,
    says: /^✓ The one device of acme\/kiosk runs this release\.\n/,
    result: 'passed',
  },
  {
    title: 'devices from standard input',
    files: { 'docker-compose.yml': asking },
    args: ['--devices', '-'],
    input: runs,
    status: 0,
    says: /^✓ The one/,
    result: 'passed',
  },
  {
    title: 'a device rejects it',
    files: { 'docker-compose.yml': asking, 'd.json': snapshot({ ...pi, supervisorVersion: '12.0.0' }) },
    args: ['--devices', 'd.json'],
    status: 2,
    says: /docker-compose\.yml:5:7\n/,
    result: 'failed',
  },
  {
    title: 'no devices in the snapshot',
    files: { 'docker-compose.yml': compose, 'd.json': snapshot() },
    args: ['--devices', 'd.json'],
    status: 0,
    says: /^– acme\/kiosk has no devices\. Nothing was judged\.\n/,
    result: 'skipped',
  },
  {
    title: 'only devices that never booted',
    files: { 'docker-compose.yml': compose, 'd.json': snapshot(pi) },
    args: ['--devices', 'd.json'],
    status: 0,
    says: /Nothing was judged/,
    result: 'skipped',
  },
  {
    title: 'one fleet out of several',
    files: {
      'docker-compose.yml': asking,
      'd.ndjson': `${JSON.stringify({ ...pi, fleet: 'a/a', supervisorVersion: '17.4.2' })}\n${JSON.stringify({ ...pi, uuid: 'f'.repeat(32), fleet: 'b/b', supervisorVersion: '9.0.0' })}\n`,
    },
    args: ['A/a', '--devices', 'd.ndjson'],
    status: 0,
    says: /^✓ The one device of a\/a runs/,
    result: 'passed',
  },
  {
    title: 'a fleet that is not in the snapshot',
    files: { 'docker-compose.yml': compose, 'd.json': runs },
    args: ['b/b', '--devices', 'd.json'],
    status: 1,
    says: /^d\.json holds no devices of b\/b\. It holds acme\/kiosk\.\n$/,
    result: 'error',
    code: 'fleet-not-in-snapshot',
  },
  {
    title: 'a contract file that does not parse',
    files: { 'docker-compose.yml': 'services:\n  web:\n    build: .\n', 'contract.yml': 'type: [\n', 'd.json': runs },
    args: ['--devices', 'd.json'],
    status: 1,
    says: /contract\.yml:\d+:\d+ error yaml-invalid/,
    result: 'error',
    code: 'project-undecided',
  },
  {
    title: 'no devices asked for',
    files: { 'docker-compose.yml': compose },
    args: [],
    status: 1,
    says: /^No devices to judge for\. Name a fleet, as in `contracts:check acme\/kiosk`, or a snapshot with --devices FILE, or - for standard input\.\n$/,
    result: 'error',
    code: 'no-devices-given',
  },
  {
    title: 'a fleet without a login',
    files: { 'docker-compose.yml': compose },
    args: ['acme/kiosk'],
    status: 1,
    says: /^There is no login to the balena API\. Log in with `balena login`, or give a token in BALENA_TOKEN or an API key in BALENA_API_KEY\.\n$/,
    result: 'error',
    code: 'not-logged-in',
  },
  {
    title: 'no such source',
    files: { 'd.json': runs },
    args: ['--source', 'nowhere', '--devices', 'd.json'],
    status: 1,
    says: /^There is no directory "nowhere"\./,
    result: 'error',
    code: 'source-missing',
  },
  {
    title: 'an empty source',
    files: { 'd.json': runs, 'empty/x/y': '' },
    args: ['--source', 'empty/x', '--devices', 'd.json'],
    status: 1,
    says: /nothing-to-build/,
    result: 'error',
    code: 'project-undecided',
  },
  {
    title: 'a file as source',
    files: { 'd.json': runs },
    args: ['--source', 'd.json', '--devices', 'd.json'],
    status: 1,
    says: /^d\.json is a file\./,
    result: 'error',
    code: 'source-not-directory',
  },
  {
    title: 'no such snapshot',
    files: { 'docker-compose.yml': compose },
    args: ['--devices', 'nowhere.json'],
    status: 1,
    says: /^There is no file "nowhere\.json"\./,
    result: 'error',
    code: 'devices-missing',
  },
  {
    title: 'a directory as snapshot',
    files: { 'docker-compose.yml': compose, 'd/x': '' },
    args: ['--devices', 'd'],
    status: 1,
    says: /^d is a directory\./,
    result: 'error',
    code: 'devices-unreadable',
  },
  {
    title: 'an empty snapshot',
    files: { 'docker-compose.yml': compose, 'd.json': '' },
    args: ['--devices', 'd.json'],
    status: 1,
    says: /^d\.json:1:1: /,
    result: 'error',
    code: 'snapshot-empty',
  },
  {
    title: 'nothing on standard input',
    files: { 'docker-compose.yml': compose },
    args: ['--devices', '-'],
    status: 1,
    says: /^standard input:1:1: /,
    result: 'error',
    code: 'snapshot-empty',
  },
  {
    title: 'a snapshot that is cut',
    files: { 'docker-compose.yml': compose, 'd.json': `{"devices": [\n${JSON.stringify(pi)},\n{"uuid": "b"` },
    args: ['--devices', 'd.json'],
    status: 1,
    says: /^d\.json:3:/,
    result: 'error',
    code: 'snapshot-cut',
  },
  {
    title: 'a device without uuid',
    files: { 'docker-compose.yml': compose, 'd.json': '{"devices": [\n{"uuid": "a"},\n{"name": "pi"}]}' },
    args: ['--devices', 'd.json'],
    status: 1,
    says: /^d\.json:3:1: the device named "pi" has no uuid/,
    result: 'error',
    code: 'device-invalid',
  },
  {
    title: 'the same uuid twice',
    files: { 'docker-compose.yml': compose, 'd.ndjson': '{"uuid": "a"}\n{"uuid": "a"}\n' },
    args: ['--devices', 'd.ndjson'],
    status: 1,
    says: /^d\.ndjson:2:/,
    result: 'error',
    code: 'device-duplicate',
  },
  {
    title: 'a tag without a value',
    files: {},
    args: ['acme/kiosk', '--tag', 'city'],
    status: 1,
    says: /^--tag is "city"; write it as key=value\. --help says what there is\.\n$/,
    result: 'error',
    code: 'usage',
  },
  {
    title: 'a tag without a key',
    files: {},
    args: ['acme/kiosk', '--tag', '=Berlin'],
    status: 1,
    says: /^--tag is "=Berlin"; write it as key=value\. --help says what there is\.\n$/,
    result: 'error',
    code: 'usage',
  },
  {
    title: 'no tag at all',
    files: {},
    args: ['acme/kiosk', '--tag'],
    status: 1,
    says: /^Flag --tag expects a value\. --help says what there is\.\n$/,
    result: 'error',
    code: 'usage',
  },
  {
    title: 'a tag of several lines',
    files: {},
    args: ['acme/kiosk', '--tag', `\n${'x'.repeat(500)}`],
    status: 1,
    says: /^--tag is "\\n?x{90,100}"; write it as key=value\. --help says what there is\.\n$/,
    result: 'error',
    code: 'usage',
  },
  {
    title: 'a uuid that can be none',
    files: {},
    args: ['acme/kiosk', '--device', 'a1b2;c'],
    status: 1,
    says: /^--device is "a1b2;c"; a uuid has letters and digits only\. --help says what there is\.\n$/,
    result: 'error',
    code: 'usage',
  },
  {
    title: 'an empty uuid',
    files: {},
    args: ['acme/kiosk', '--device', ''],
    status: 1,
    says: /^--device is ""; a uuid has letters and digits only\. --help says what there is\.\n$/,
    result: 'error',
    code: 'usage',
  },
  {
    title: 'a uuid that is too long',
    files: {},
    args: ['acme/kiosk', '--device', 'a'.repeat(256)],
    status: 1,
    says: /^--device is "a{100}"; a uuid has letters and digits only\. --help says what there is\.\n$/,
    result: 'error',
    code: 'usage',
  },
  {
    title: 'devices by the beginning of their uuid and a tag',
    files: {
      'docker-compose.yml': asking,
      'd.json': snapshot(
        { ...pi, tags: { city: 'a=b' }, supervisorVersion: '17.4.2' },
        { ...pi, uuid: 'b2'.repeat(16), tags: { city: 'a=b' }, supervisorVersion: '12.0.0' },
        { ...pi, uuid: 'a2'.repeat(16), tags: { city: 'Rome' }, supervisorVersion: '12.0.0' },
      ),
    },
    args: ['--devices', 'd.json', '--device', 'A', '--tag', 'city=a=b'],
    status: 0,
    says: /^✓ The one chosen device of acme\/kiosk runs this release\./,
    result: 'passed',
  },
  {
    title: 'a device that is not there',
    files: { 'docker-compose.yml': compose, 'd.json': runs },
    args: ['--devices', 'd.json', '--device', 'b'],
    status: 1,
    says: /^There is no device "b" among those that were asked for\./,
    result: 'error',
    code: 'device-not-found',
  },
  {
    title: 'an unknown flag',
    files: {},
    args: ['--bogus'],
    status: 1,
    says: /Nonexistent flag: --bogus/,
    result: 'error',
    code: 'usage',
  },
];

describe('balena-contracts check', function () {
  this.timeout(30_000);
  for (const { title, files, args, input, status, says, result, code } of rows) {
    it(title, async () => {
      await withFolder(files, async (cwd) => {
        // A home of its own: whoever runs the tests may be logged in.
        const options = { cwd, env: { HOME: cwd }, ...(input === undefined ? {} : { input }) };
        const [ended, json] = await Promise.all([
          runBinary(['check', ...args], options),
          runBinary(['contracts:check', ...args, '--json'], options),
        ]);
        assert.equal(ended.status, status, ended.stderr);
        assert.match(status === 1 && ended.stdout === '' ? ended.stderr : ended.stdout, says);
        assert.doesNotMatch(ended.stdout + ended.stderr, /\n\s+at .*:\d+:\d+|node:internal/, 'no stack trace');

        assert.equal(json.status, status);
        const report = JSON.parse(json.stdout) as Report;
        assert.equal(report.result.status, result);
        assert.equal(report.result.error?.code, code);
        assert.equal(json.stderr, '');
      });
    });
  }

  it('shows what strangers wrote without letting it act', async () => {
    const name = '\u001b[31mred\u001b]0;title\u0007\n::error::x\u202e';
    const files = {
      'docker-compose.yml': asking,
      'd.json': JSON.stringify({
        fleet: name,
        devices: [{ ...pi, name, deviceType: name, supervisorVersion: '12.0.0' }],
      }),
    };
    await withFolder(files, async (cwd) => {
      const { stdout, status } = await runBinary(['check', '--devices', 'd.json'], { cwd });
      assert.equal(status, 2);
      assert.doesNotMatch(stdout.replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
      assert.doesNotMatch(stdout, /^::error/m);
      const json = await runBinary(['check', '--devices', 'd.json', '--json'], { cwd });
      assert.doesNotMatch(json.stdout.replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
      assert.equal((JSON.parse(json.stdout) as Report).fleets[0]?.slug, name);
    });
    const { stderr } = await runBinary(['check', '--source', name, '--devices', '-'], { cwd: root });
    assert.doesNotMatch(stderr.trimEnd().replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
  });

  it('takes a 1 MB name, and shows the beginning of it', async () => {
    const files = {
      'docker-compose.yml': asking,
      'd.json': snapshot({ ...pi, name: 'n'.repeat(1 << 20), supervisorVersion: '12.0.0' }),
    };
    await withFolder(files, async (cwd) => {
      const { stdout, status } = await runBinary(['check', '--devices', 'd.json'], { cwd });
      assert.equal(status, 2);
      assert.match(stdout, /n{39}… \(a1b2c3d\)/);
      assert.ok(stdout.length < 2000);
    });
  });

  it('reads a source that is itself a link, and follows no link out of it', async () => {
    const files = {
      'app/docker-compose.yml': 'services:\n  web:\n    build: ./out\n',
      'd.json': runs,
      'secret/contract.yml': 'slug: secret\n',
    };
    await withFolder(files, async (cwd) => {
      await symlink(join(cwd, 'app'), join(cwd, 'link'));
      await symlink(join(cwd, 'secret'), join(cwd, 'app', 'out'));
      const { stdout, status } = await runBinary(['check', '--source', 'link', '--devices', 'd.json'], { cwd });
      assert.equal(status, 1);
      assert.match(stdout, /docker-compose\.yml:3:12 error path-outside/);
      assert.doesNotMatch(stdout, /slug/);
    });
  });

  it('colours only a terminal, or on request', async () => {
    const plain = await runBinary(['check', ...kiosk], { cwd: root });
    const forced = await runBinary(['check', ...kiosk], { cwd: root, env: { FORCE_COLOR: '1' } });
    const json = await runBinary(['check', ...kiosk, '--json'], { cwd: root, env: { FORCE_COLOR: '1' } });
    assert.ok(!plain.stdout.includes('\u001b'));
    assert.ok(forced.stdout.includes('\u001b[31m'));
    assert.equal((JSON.parse(json.stdout) as Report).result.status, 'failed');
  });
});

describe('balena-contracts', function () {
  this.timeout(30_000);

  it('runs a command in three spellings', async () => {
    const outputs = await Promise.all(
      [['check'], ['contracts:check'], ['contracts', 'check']].map((spelling) =>
        runBinary([...spelling, ...kiosk], { cwd: root }),
      ),
    );
    for (const { status, stdout } of outputs) {
      assert.equal(status, 2);
      assert.equal(stdout, outputs[0]?.stdout);
    }
  });

  const explained: readonly (readonly [args: readonly string[], status: number, says: RegExp])[] = [
    [['shop-32'], 0, /^✓ shop-32 \(371c950\) of acme\/kiosk would run this release/],
    [['e52cde4'], 2, /^✗ shop-06 .* would reject this release/],
    [['e52cde4', '--os', 'balenaOS 2.115.0+rev1'], 0, /^✓ shop-06 [\s\S]*\nAssumed: It has balenaOS 2\.115\.0\+rev1,/],
    [['shop-06', '--supervisor', 'v19.0.5'], 0, /^✓ shop-06 [\s\S]*\nAssumed: It has Supervisor 19\.0\.5\./],
    [['boxed-01'], 0, /^– It is not known what boxed-01/],
    [['shop'], 1, /^There is no device "shop" among those of examples\/kiosk\.devices\.json\. [^\n]*\n$/],
    [['shop-06', '--os', 'newest'], 1, /^--os is "newest"; [^\n]*\n$/],
    [['shop-06', '--supervisor', '14'], 1, /^--supervisor is "14"; [^\n]*\n$/],
    [['shop-06', '--fleet', 'acme/kiosk'], 1, /--fleet/],
    [[], 1, /device/],
  ];
  for (const [args, status, says] of explained) {
    it(`explains ${args.join(' ') || 'nothing'}: ${status}`, async () => {
      const ended = await runBinary(['explain', ...args, ...kiosk], { cwd: root });
      assert.equal(ended.status, status);
      assert.match(status === 1 ? ended.stderr : ended.stdout, says);
      const json = await runBinary(['explain', ...args, ...kiosk, '--json'], { cwd: root });
      assert.equal(json.status, status);
      const result = { 0: /^(?:passed|skipped)$/, 1: /^error$/, 2: /^failed$/ }[status];
      assert.match((JSON.parse(json.stdout) as Report).result.status, result ?? /^$/);
    });
  }

  it('explains for a project with errors, and ends with 1 all the same', async () => {
    await withFolder({ 'docker-compose.yml': 'services: [\n', 'd.json': runs }, async (cwd) => {
      const { status, stdout } = await runBinary(['explain', 'pi', '--devices', 'd.json'], { cwd });
      assert.equal(status, 1);
      assert.match(stdout, /^– It is not known what pi [\s\S]*\nThe project has /);
      assert.match(stdout, /^docker-compose\.yml:\d+:\d+ error yaml-invalid/m);
    });
  });

  it('lints: 0 without errors, 1 with', async () => {
    assert.equal((await runBinary(['lint', '--source', 'examples/kiosk'], { cwd: root })).status, 0);
    await withFolder({ 'docker-compose.yml': 'services: [\n' }, async (cwd) => {
      const { status, stdout } = await runBinary(['lint'], { cwd });
      assert.equal(status, 1);
      assert.match(stdout, /^docker-compose\.yml:\d+:\d+ error yaml-invalid\n/m);
      const json = await runBinary(['lint', '--json'], { cwd });
      assert.equal(json.status, 1);
      assert.equal((JSON.parse(json.stdout) as Report).result.status, 'error');
    });
  });

  it('lists its commands, and explains each', async () => {
    const [topics, commands, check] = await Promise.all(
      [['--help'], ['contracts', '--help'], ['check', '--help']].map((args) => runBinary(args, { cwd: root })),
    );
    assert.match(topics?.stdout ?? '', /contracts check .*\n[\s\S]* contracts explain .*\n[\s\S]* contracts lint/);
    assert.match(commands?.stdout ?? '', /contracts check .*\n[\s\S]* contracts explain .*\n[\s\S]* contracts lint/);
    assert.match(check?.stdout ?? '', /--devices=<file>/);
  });

  it('ends with 1 for a command that it does not have', async () => {
    assert.equal((await runBinary(['nonsense'], { cwd: root })).status, 1);
  });
});

describe('balena-contracts, called otherwise', function () {
  this.timeout(30_000);
  const called: readonly (readonly [args: string[], status: number, says: RegExp])[] = [
    [[], 0, /contracts check .*\n/],
    [['-h'], 0, /contracts lint/],
    [['help'], 0, /contracts lint/],
    [['help', 'check'], 0, /--devices=<file>/],
    [['version'], 0, /^balena-contracts\/\d/],
    [['--version'], 0, /^balena-contracts\/\d/],
    [['nonsense'], 1, /^Command nonsense not found\. --help says what there is\.\n$/],
    [['fo\u001b[31m\n::error::x'], 1, /^Command fo\\x1b\[31m :\\x3aerror/],
  ];
  for (const [args, status, says] of called) {
    it(JSON.stringify(args), async () => {
      const ended = await runBinary(args, { cwd: root });
      assert.match(status === 0 ? ended.stdout : ended.stderr, says);
      assert.equal(ended.status, status);
      assert.doesNotMatch(ended.stderr, /\n\s+at /);
    });
  }

  it('prints one JSON object for a command that it does not have', async () => {
    const { stdout, status } = await runBinary(['nonsense', '--json'], { cwd: root });
    assert.equal(status, 1);
    assert.equal((JSON.parse(stdout) as Report).result.error?.code, 'usage');
  });

  it('leaves quietly when nobody reads on', async () => {
    for (const args of [
      ['check', '--help'],
      ['check', ...kiosk, '--json'],
    ]) {
      const child = spawn(process.execPath, [join(root, 'plugin', 'bin.ts'), ...args], { cwd: root });
      child.stdout.destroy();
      const [stderr, status] = await Promise.all([
        text(child.stderr),
        new Promise((resolve) => child.on('close', resolve)),
      ]);
      assert.equal(stderr, '');
      assert.ok(status === 0 || status === 2, String(status));
    }
  });

  it('says in a line that the disk is full', async function () {
    const full = await open('/dev/full', 'w').catch(() => undefined);
    if (!full) return this.skip();
    const child = spawn(process.execPath, [join(root, 'plugin', 'bin.ts'), 'lint', '--source', 'examples/kiosk'], {
      cwd: root,
      stdio: ['ignore', full.fd, 'pipe'],
    });
    const { stderr: stream } = child;
    assert.ok(stream);
    const [stderr, status] = await Promise.all([text(stream), new Promise((resolve) => child.on('close', resolve))]);
    await full.close();
    assert.equal(stderr, "The output can't be written: ENOSPC.\n");
    assert.equal(status, 1);
  });
});
