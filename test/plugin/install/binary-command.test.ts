import assert from 'node:assert/strict';
import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runBinary } from '../../support/binary.ts';
import { withFolder } from '../../support/folder.ts';

const installHelp =
  /^Install this package as a plugin of the balena CLI\.\n\nUSAGE\n {2}\$ balena-contracts install \[FILE\.tgz\] \[--link\]\n/;

const rows: readonly (readonly [args: string, status: number, stdout: RegExp, stderr: RegExp])[] = [
  ['install --help', 0, installHelp, /^$/],
  ['install -h', 0, installHelp, /^$/],
  ['help install', 0, installHelp, /^$/],
  ['uninstall --help', 0, /USAGE\n {2}\$ balena-contracts uninstall\n/, /^$/],
  ['--help', 0, /\n {2}install .*\n {2}uninstall .*\n\n$/, /^$/],
  ['help', 0, /\n {2}install .*\n {2}uninstall .*\n\n$/, /^$/],
  ['install --nonsense', 1, /^$/, /^Unknown option '--nonsense'\. --help says what there is\.\n$/],
  ['install a.tgz b.tgz', 1, /^$/, /^Unexpected argument: b\.tgz\. --help says what there is\.\n$/],
  [
    'install a.tgz --link',
    1,
    /^$/,
    /^--link installs the checkout itself, and no file\. --help says what there is\.\n$/,
  ],
  ['uninstall x', 1, /^$/, /^Unexpected argument 'x'\. --help says what there is\.\n$/],
  ['uninstall', 0, /^The plugin is not installed in .*balena-cli\. There is nothing to undo\.\n$/, /^$/],
  ['install nowhere.tgz', 1, /^$/, /There is no file "nowhere\.tgz"\. Name the package as npm packs it\.\n$/],
];

describe('the commands that the binary alone has', () => {
  for (const [args, status, stdout, stderr] of rows) {
    it(`balena-contracts ${args}: ${status}`, () =>
      withFolder({}, async (folder) => {
        const ended = await runBinary(args.split(' '), { cwd: folder, env: { HOME: folder, XDG_DATA_HOME: '' } });
        assert.equal(ended.status, status, ended.stderr);
        assert.match(ended.stdout, stdout);
        assert.match(ended.stderr, stderr);
        assert.deepEqual(await readdir(folder), []);
      }));
  }

  const clis: readonly (readonly [title: string, files: Readonly<Record<string, string>>, says: RegExp])[] = [
    ['there is none', {}, /^Warning: There is no balena CLI on the path\. .*\nThere is no file/],
    ['it is not known', { 'cli/bin/balena': '' }, /^Warning: There is a balena at \S+, but .*\nThere is no file/],
    [
      'its oclif is another',
      {
        'cli/bin/balena': '',
        'cli/package.json': '{"name": "balena-cli", "version": "1.2.3"}',
        'cli/node_modules/@oclif/core/package.json': '{"version": "3.0.0"}',
      },
      /^Warning: The balena CLI 1\.2\.3 in \S+ is built on oclif 3\.0\.0, .*\nThere is no file/,
    ],
  ];
  for (const [title, files, says] of clis) {
    it(`warns of the balena CLI on the path: ${title}`, () =>
      withFolder(files, async (folder) => {
        const bin = join(folder, 'cli', 'bin');
        if (Object.keys(files).length > 0) await chmod(join(bin, 'balena'), 0o755);
        const env = { HOME: folder, XDG_DATA_HOME: '', PATH: bin };
        const { status, stderr } = await runBinary(['install', 'nowhere.tgz'], { cwd: folder, env });
        assert.equal(status, 1);
        assert.match(stderr, says);
      }));
  }
});
