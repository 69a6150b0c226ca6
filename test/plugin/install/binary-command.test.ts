import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
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
});
