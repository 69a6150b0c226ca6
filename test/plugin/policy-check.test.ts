import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Report } from '../../shared/report/index.ts';
import { runBinary } from '../support/binary.ts';
import { withFolder } from '../support/folder.ts';

/** Checks by the command line beside what was before, and by what a team has written down. */
const compose = (version: string) =>
  `services:\n  web:\n    image: nginx\n    labels:\n      io.balena.features.requires.sw.supervisor: "${version}"\n`;
const devices = JSON.stringify({
  fleet: 'acme/kiosk',
  devices: ['12.0.0', '15.0.0', '17.4.2'].map((supervisorVersion, index) => ({
    uuid: `a1b2c3d4e5f6071${index}`,
    name: `pi-${index}`,
    supervisorVersion,
    tags: { site: index === 1 ? 'lab' : 'shop' },
  })),
});
const files = { 'docker-compose.yml': compose('>=16.0.0'), 'd.json': devices };
const excuse = (rest: string, until = '2099-01-01') =>
  `excuse:\n  - ${rest}\n    reason: replaced soon\n    until: ${until}\n`;
const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

describe('a check by a policy', () => {
  const rows: readonly (readonly [
    title: string,
    policy: string,
    args: string[],
    status: number,
    excused: number,
    says: RegExp,
  ])[] = [
    ['that excuses by name', excuse('name: pi-?', soon), [], 0, 2, /replaced soon/],
    ['that excuses by tag', excuse('tag: site=lab', soon), [], 2, 1, /replaced soon/],
    ['whose excuse ran out', excuse('name: "*"', '2020-01-01'), [], 2, 0, /ran out/],
    ['that tolerates two', 'max-rejecting: 2\n', [], 0, 0, /would reject/],
    ['that an option wins over', 'max-rejecting: 2\n', ['--max-rejecting', '1'], 2, 0, /would reject/],
    ['that never fails', 'fail-on: never\n', [], 0, 0, /would reject/],
  ];
  for (const [title, policy, args, status, excused, says] of rows) {
    it(`${title}: exit code ${status}`, () =>
      withFolder({ ...files, 'balena-contracts.yml': policy }, async (cwd) => {
        const plain = await runBinary(['check', '--devices', 'd.json', ...args], { cwd });
        assert.equal(plain.status, status, plain.stdout + plain.stderr);
        assert.match(plain.stdout, says);
        const json = await runBinary(['check', '--devices', 'd.json', '--json', ...args], { cwd });
        assert.equal((JSON.parse(json.stdout) as Report).fleets[0]?.counts.excused, excused);
      }));
  }

  it('that could not be done replaces the files of one that could', () =>
    withFolder(files, async (cwd) => {
      const outputs = ['r.json', 'r.xml', 'r.sarif', 'r.md', 'r.csv', 'r.txt'].flatMap((file) => ['-o', file]);
      await runBinary(['check', '--devices', 'd.json', ...outputs], { cwd });
      const failed = await runBinary(['check', '--devices', 'none.json', ...outputs], { cwd });
      assert.deepEqual([failed.status, failed.stdout], [1, '']);
      const read = (file: string) => readFile(join(cwd, file), 'utf8');
      const report = JSON.parse(await read('r.json')) as Report;
      assert.equal(report.result.error?.code, 'devices-missing');
      assert.match(await read('r.xml'), /<error type="devices-missing"/);
      assert.match(await read('r.sarif'), /"executionSuccessful": false/);
      for (const file of ['r.md', 'r.txt']) assert.match(await read(file), /There is no file/);
      assert.ok(!(await read('r.csv')).includes('pi-'));
    }));

  it('with an error in it is an error, at its line', () =>
    withFolder({ ...files, 'balena-contracts.yml': 'fail-om: rejecting\n' }, async (cwd) => {
      const { status, stdout } = await runBinary(['check', '--devices', 'd.json', '--json'], { cwd });
      const { result, diagnostics } = JSON.parse(stdout) as Report;
      assert.deepEqual([status, result.status, result.error?.code], [1, 'error', 'policy-invalid']);
      assert.ok(diagnostics.some(({ location }) => location.file === 'balena-contracts.yml' && location.line === 1));
    }));
});

describe('an explanation by a policy', () => {
  const asking = 'services:\n  web:\n    image: x\n    labels:\n      io.balena.features.requires.sw.l4t: ">=32.7.1"\n';
  const board = { uuid: 'a1b2c3d4e5f60719', supervisorVersion: '17.4.2', tags: { our_l4t: '32.7.3' } };
  const project = { 'docker-compose.yml': asking, 'd.json': JSON.stringify({ devices: [board] }) };
  const explain = (cwd: string) => runBinary(['explain', 'a1b2c3d', '--devices', 'd.json'], { cwd });

  it('reads facts from the tags that the policy names, as a check does', () =>
    withFolder({ ...project, 'balena-contracts.yml': 'facts:\n  l4t: our_l4t\n' }, async (cwd) => {
      const { status, stdout } = await explain(cwd);
      assert.equal(status, 0, stdout);
      assert.match(stdout, /32\.7\.3/);
      assert.equal((await runBinary(['check', '--devices', 'd.json'], { cwd })).status, 0);
    }));

  it('says nothing by a policy with a mistake', () =>
    withFolder({ ...project, 'balena-contracts.yml': 'facts: []\n' }, async (cwd) => {
      const { status, stderr } = await explain(cwd);
      assert.equal(status, 1);
      assert.match(stderr, /balena-contracts\.yml|policy/);
    }));
});

describe('a check against a git ref', () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], { cwd, stdio: 'pipe' });

  /** A repository whose first commit asked for less, and whose working tree asks for more. */
  const withRepository = (task: (cwd: string) => Promise<void>) =>
    withFolder({ 'app/docker-compose.yml': compose('>=12.6.0'), 'd.json': devices }, async (cwd) => {
      git(cwd, 'init', '-q');
      git(cwd, 'add', '.');
      git(cwd, 'commit', '-qm', 'first');
      for (const folder of ['app', 'new']) {
        const file = join(cwd, folder, 'docker-compose.yml');
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, compose('>=16.0.0'));
      }
      await task(cwd);
    });
  const check = (cwd: string, source: string, ref: string) =>
    runBinary(['check', '--source', source, '--devices', 'd.json', '--against', ref, '--json'], { cwd });

  it('fails for what newly rejects alone', () =>
    withRepository(async (cwd) => {
      const { status, stdout } = await check(cwd, 'app', 'HEAD');
      const { result, fleets } = JSON.parse(stdout) as Report;
      assert.deepEqual([status, result.failOn], [2, ['newly-rejecting']]);
      const { rejecting, newlyRejecting } = fleets[0]?.counts ?? {};
      assert.deepEqual([rejecting, newlyRejecting], [2, 1]);
    }));

  it('takes all that rejects for new where there was no project', () =>
    withRepository(async (cwd) => {
      const { status, stdout } = await check(cwd, 'new', 'HEAD');
      const { diagnostics, fleets } = JSON.parse(stdout) as Report;
      assert.deepEqual([status, fleets[0]?.counts.newlyRejecting], [2, 2]);
      assert.ok(diagnostics.some(({ code }) => code === 'base-missing'));
    }));

  for (const ref of ['nowhere', '--upload-pack=x', '']) {
    it(`is an error for ${JSON.stringify(ref)}`, () =>
      withRepository(async (cwd) => {
        const { status, stdout } = await check(cwd, 'app', ref);
        assert.deepEqual([status, (JSON.parse(stdout) as Report).result.status], [1, 'error']);
      }));
  }
});
