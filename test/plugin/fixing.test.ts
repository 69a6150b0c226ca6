import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../plugin/replace-file.ts';
import { runLint } from '../../plugin/run-lint.ts';
import { runBinary } from '../support/binary.ts';
import { withFolder } from '../support/folder.ts';
import { committed, git } from '../support/git.ts';

const contract = (requirement: string) =>
  `type: sw.container\nslug: web\nname: Web # us\nrequires:\n  - ${requirement}\n`;
const wrong = contract('{type: arch.sw, name: amd64} # PCs');
const right = contract('{type: arch.sw, slug: amd64} # PCs');
const project = { 'docker-compose.yml': 'services: {web: {build: ./web}}\n', 'web/contract.yml': wrong };

async function fix(source: string, how: 'careful' | 'force' = 'careful') {
  const options = { multiDockerignore: false, composeSpec: false, environment: {}, failFrom: 'error' } as const;
  const { check, fixed } = await runLint({ source, ...options, fix: how });
  assert.ok(fixed);
  return { ...fixed, refused: Object.fromEntries(fixed.refused), left: check.diagnostics.map(({ code }) => code) };
}

describe('contracts:lint --fix', () => {
  it('corrects what is committed, and keeps all else', () =>
    committed(project, async (folder) => {
      chmodSync(join(folder, 'web/contract.yml'), 0o640);
      const { files, refused, left } = await fix(folder);
      assert.deepEqual([files, refused], [[{ file: 'web/contract.yml', before: wrong, after: right }], {}]);
      assert.equal(readFileSync(join(folder, 'web/contract.yml'), 'utf8'), right);
      assert.equal(statSync(join(folder, 'web/contract.yml')).mode & 0o777, 0o640);
      assert.ok(!left.includes('asked-by-name'));
    }));

  it('corrects in rounds what one correction brings to light', () =>
    committed(
      { ...project, 'web/contract.yml': contract('{type: hw.device-type, name: raspberrypi}') },
      async (folder) => {
        const { files, fixed } = await fix(folder);
        assert.equal(files[0]?.after, contract('{type: hw.device-type, slug: raspberry-pi}'));
        assert.deepEqual(
          fixed.map(({ code }) => code),
          ['device-type-alias', 'asked-by-name'],
        );
      },
    ));

  it('keeps a byte order mark and the line ends of Windows', () =>
    committed({ ...project, 'web/contract.yml': `\ufeff${wrong.replaceAll('\n', '\r\n')}` }, async (folder) => {
      await fix(folder);
      assert.equal(readFileSync(join(folder, 'web/contract.yml'), 'utf8'), `\ufeff${right.replaceAll('\n', '\r\n')}`);
    }));

  it('leaves alone a file of which the correction brings an error of reading, and corrects the others', () =>
    committed(
      {
        ...project,
        'docker-compose.yml':
          'services:\n  web: {build: ./web}\n  other: {build: ./other, labels: {io.balena.features.requires.sw.arch: amd64}}\n',
        'other/contract.yml': right,
      },
      async (folder) => {
        const { files, refused, left } = await fix(folder);
        assert.deepEqual(
          files.map(({ file }) => file),
          ['web/contract.yml'],
        );
        assert.match(
          refused['docker-compose.yml'] ?? '',
          /^correcting it would bring the error [a-z-]+\. Correct it by hand$/,
        );
        assert.ok(left.includes('requirement-label-unknown'));
      },
    ));

  it('changes the file that a link in the project leads to, and leaves the link', () =>
    committed({ ...project, 'shared/contract.yml': wrong, 'web/contract.yml': '' }, async (folder) => {
      execFileSync('rm', [join(folder, 'web/contract.yml')]);
      symlinkSync('../shared/contract.yml', join(folder, 'web/contract.yml'));
      git(folder, 'add', '-A');
      git(folder, 'commit', '-q', '-m', 'link');
      const { files } = await fix(folder);
      assert.deepEqual(
        files.map(({ file }) => file),
        ['shared/contract.yml'],
      );
      assert.ok(lstatSync(join(folder, 'web/contract.yml')).isSymbolicLink());
    }));

  it('shows the difference and what is left, and exits by that', () =>
    committed(project, async (cwd) => {
      const { status, stdout } = await runBinary(['lint', '--fix'], { cwd });
      assert.equal(status, 0);
      assert.match(
        stdout,
        /^--- a\/web\/contract\.yml\n\+\+\+ b\/web\/contract\.yml\n@@ .*\n(?: .*\n){2}- {2}- .*name: amd64} # PCs\n\+ {2}- .*slug: amd64} # PCs\n\nCorrected 1 finding in 1 file\.\n\n/,
      );
      assert.match(stdout, /\n1 note in 1 service\.\n$/);
    }));

  it('prints one object with --json, and the difference beside it', () =>
    committed(project, async (cwd) => {
      const { status, stdout, stderr } = await runBinary(['lint', '--fix', '--json'], { cwd });
      assert.equal(status, 0);
      assert.deepEqual(
        JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code),
        ['needs-newer-supervisor'],
      );
      assert.match(stderr, /Corrected 1 finding in 1 file\./);
    }));
});

describe('contracts:lint --severity', () => {
  const rows = [
    [[], 0],
    [['--severity', 'warning'], 0],
    [['--severity', 'note'], 1],
    [['--severity', 'nothing'], 1],
    [['--force'], 1],
  ] as const;
  for (const [args, expected] of rows)
    it(`${args.join(' ') || 'by default'}: exit code ${expected}`, () =>
      withFolder({ ...project, 'web/contract.yml': right }, async (cwd) => {
        assert.equal((await runBinary(['lint', ...args], { cwd })).status, expected);
      }));
});

describe('contracts:check', () => {
  it('shows what lint finds, and judges on where lint has an error', () =>
    withFolder({ ...project, 'web/contract.yml': wrong }, async (cwd) => {
      const devices = JSON.stringify({
        devices: [{ uuid: 'a'.repeat(32), supervisorVersion: '14.11.0', arch: 'amd64' }],
      });
      const { status, stdout } = await runBinary(['check', '--devices', '-'], { cwd, input: devices });
      assert.equal(status, 0);
      assert.match(stdout, /^✓ The one device runs this release\..*web\/contract\.yml:5:5 error asked-by-name\n/s);
    }));
});

describe('replaceFile', () => {
  const refused = { name: 'Failure', code: 'file-not-replaced' };

  it('keeps the permissions of the file, whatever new ones get', () =>
    withFolder({ a: 'old' }, async (folder) => {
      chmodSync(join(folder, 'a'), 0o666);
      await replaceFile(folder, 'a', 'old', 'new');
      assert.equal(statSync(join(folder, 'a')).mode & 0o777, 0o666);
    }));

  it('leaves a file that stands in its way', () =>
    withFolder({ a: 'old', [`.a.${process.pid}.tmp`]: 'mine' }, async (folder) => {
      await assert.rejects(replaceFile(folder, 'a', 'old', 'new'), refused);
      assert.equal(readFileSync(join(folder, `.a.${process.pid}.tmp`), 'utf8'), 'mine');
      assert.equal(readFileSync(join(folder, 'a'), 'utf8'), 'old');
    }));

  it('refuses a file that has changed, is gone or leads out', () =>
    withFolder({ a: 'old', 'in/b': 'old' }, async (folder) => {
      await replaceFile(folder, 'in/b', 'old', 'new');
      assert.equal(readFileSync(join(folder, 'in/b'), 'utf8'), 'new');
      await assert.rejects(replaceFile(folder, 'a', 'other', 'new'), refused);
      await assert.rejects(replaceFile(folder, 'c', 'old', 'new'), refused);
      mkdirSync(join(folder, 'root'));
      symlinkSync('..', join(folder, 'root/out'));
      symlinkSync('../a', join(folder, 'root/link'));
      for (const file of ['out/a', 'link'])
        await assert.rejects(replaceFile(join(folder, 'root'), file, 'old', 'new'), refused);
      assert.equal(readFileSync(join(folder, 'a'), 'utf8'), 'old');
    }));
});
