import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installedCli } from './installed-cli.ts';
import { packedFile } from './packed.ts';
import { newWorld, succeeded, type World } from './world.ts';

const run = promisify(execFile);

/** A plugin of somebody else's, as small as one can be. */
const neighbour = {
  'package.json': JSON.stringify({ name: 'neighbour', version: '1.0.0', oclif: { commands: './commands' } }),
  'commands/hello.js':
    "module.exports = class Hello { static args = {}; static flags = {}; static async run() { console.log('hello'); } };",
};

/** Installing the plugin for the real CLI, and taking it out again. */
describe('installing into the balena CLI', function () {
  this.timeout(300_000);
  let world: World;
  let file = '';
  /** a directory with `balena` in it, as npm puts it there */
  let path = '';

  before(async () => {
    world = await newWorld();
    file = await packedFile();
    path = join(world.user.home, 'bin');
    await mkdir(path);
    const program = await installedCli();
    await chmod(program, 0o755);
    await symlink(program, join(path, 'balena'));
  });
  beforeEach(() => rm(world.user.dataDirectory, { recursive: true, force: true }));
  after(() => world.end());

  const list = async () => JSON.parse(await readFile(join(world.user.dataDirectory, 'package.json'), 'utf8'));
  const entries = async () => (await list()).oclif.plugins as unknown[];

  /** what npm has installed for plugins; it leaves empty directories behind */
  const packages = async () => {
    const { stdout } = await run('npm', ['ls', '--all', '--json'], { cwd: world.user.dataDirectory });
    return Object.keys((JSON.parse(stdout) as { dependencies: object }).dependencies);
  };

  /** What a user has who installed another plugin before. */
  async function withNeighbour(): Promise<void> {
    const { dataDirectory, home } = world.user;
    for (const [name, text] of Object.entries(neighbour)) {
      await mkdir(join(home, 'neighbour', name, '..'), { recursive: true });
      await writeFile(join(home, 'neighbour', name), text);
    }
    const { stdout } = await run('npm', ['pack', '--silent'], { cwd: join(home, 'neighbour') });
    await mkdir(dataDirectory, { recursive: true });
    const oclif = { schema: 1, plugins: [{ type: 'user', name: 'neighbour', tag: 'latest' }] };
    await writeFile(join(dataDirectory, 'package.json'), JSON.stringify({ private: true, keep: 'this', oclif }));
    await run('npm', ['install', '--no-audit', '--no-fund', join(home, 'neighbour', stdout.trim())], {
      cwd: dataDirectory,
    });
  }

  it('has the CLI load it, both ways to say a command, and says how to undo it', async () => {
    const env = { PATH: `${path}:${process.env['PATH']}` };
    const { status, stdout, stderr } = await world.contracts(['install', file], { env });
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^balena-contracts \d\S* is installed for the balena CLI 25\.2\.6, in \S+balena-cli\.\n/);
    assert.match(stdout, /To undo all: npx balena-contracts uninstall\n$/);
    for (const command of [['contracts:lint'], ['contracts', 'lint']]) {
      const linted = await world.balena([...command, '--source', world.user.home]);
      assert.equal(linted.status, 1);
      assert.match(linted.stdout, /nothing-to-build/);
    }
    // And nothing of what the binary alone has.
    assert.match((await world.balena(['install'])).stderr, /is not a recognized balena command/);
    const undone = await world.contracts(['uninstall']);
    assert.deepEqual([undone.status, undone.stderr], [0, '']);
    assert.deepEqual(await readdir(world.user.dataDirectory), []);
    assert.match((await world.contracts(['uninstall'])).stdout, /is not installed in .*nothing to undo/);
  });

  it('warns where there is no CLI on the path, and installs all the same', async () => {
    const { status, stderr } = await world.contracts(['install', file]);
    assert.equal(status, 0);
    assert.match(stderr, /^Warning: There is no balena CLI on the path\./);
  });

  it('keeps what is others’, and run again updates', async () => {
    await withNeighbour();
    for (const _ of [1, 2]) {
      succeeded(await world.contracts(['install', file]));
      assert.deepEqual(await entries(), [
        { type: 'user', name: 'neighbour', tag: 'latest' },
        { type: 'user', name: 'balena-contracts' },
      ]);
      assert.equal((await list()).keep, 'this');
      assert.equal(succeeded(await world.balena(['hello'])), 'hello\n');
    }
    succeeded(await world.contracts(['uninstall']));
    assert.deepEqual(await entries(), [{ type: 'user', name: 'neighbour', tag: 'latest' }]);
    assert.deepEqual(Object.keys((await list()).dependencies), ['neighbour']);
    assert.deepEqual(await packages(), ['neighbour']);
    assert.equal(succeeded(await world.balena(['hello'])), 'hello\n');
    assert.match((await world.balena(['contracts:lint'])).stderr, /is not a recognized balena command/);
  });

  const failing: readonly (readonly [title: string, name: string, text: string, says: RegExp])[] = [
    [
      'a file that is no package',
      'broken.tgz',
      'no package',
      /can't be installed, and nothing has changed\. npm says: /,
    ],
    ['no file', 'nowhere.tgz', '', /^There is no file ".*nowhere\.tgz"/m],
  ];
  for (const [title, name, text, says] of failing) {
    it(`leaves all as it was: ${title}`, async () => {
      await withNeighbour();
      const before = await readFile(join(world.user.dataDirectory, 'package.json'), 'utf8');
      if (text !== '') await writeFile(join(world.user.home, name), text);
      const { status, stderr } = await world.contracts(['install', join(world.user.home, name)]);
      assert.equal(status, 1);
      assert.match(stderr, says);
      await isAsBefore(before);
    });
  }

  it('leaves all as it was: another package, and a list that it does not understand', async () => {
    await withNeighbour();
    const path = join(world.user.dataDirectory, 'package.json');
    const before = await readFile(path, 'utf8');
    const other = await world.contracts(['install', join(world.user.home, 'neighbour', 'neighbour-1.0.0.tgz')]);
    assert.equal(other.status, 1);
    assert.match(
      other.stderr,
      /neighbour-1\.0\.0\.tgz is another package than balena-contracts, and is not installed\./,
    );
    await isAsBefore(before);
    await writeFile(path, '{"oclif": ');
    const broken = await world.contracts(['install', file]);
    assert.equal(broken.status, 1);
    assert.match(broken.stderr, /package\.json is no list of plugins/);
    assert.equal(await readFile(path, 'utf8'), '{"oclif": ');
  });

  it('takes no other package for an update of its own', async () => {
    await withNeighbour();
    succeeded(await world.contracts(['install', file]));
    const before = await list();
    const other = await world.contracts(['install', join(world.user.home, 'neighbour', 'neighbour-1.0.0.tgz')]);
    assert.equal(other.status, 1);
    assert.match(other.stderr, /is another package than balena-contracts/);
    assert.deepEqual([await list(), await packages()], [before, ['balena-contracts', 'neighbour']]);
  });

  async function isAsBefore(text: string): Promise<void> {
    const { dataDirectory, home } = world.user;
    assert.equal(await readFile(join(dataDirectory, 'package.json'), 'utf8'), text);
    assert.deepEqual(await packages(), ['neighbour']);
    assert.equal(succeeded(await world.balena(['hello'])), 'hello\n');
    // And no copy of it is left beside it.
    assert.deepEqual(await readdir(join(home, '.local', 'share')), ['balena-cli']);
  }

  it('links a checkout for developers, and undoes that', async () => {
    succeeded(await world.contracts(['install', '--link']));
    const { status, stderr } = await world.balena(['contracts:lint', '--source', world.user.home]);
    assert.deepEqual([status, stderr], [1, '']);
    succeeded(await world.contracts(['install', file]));
    succeeded(await world.contracts(['install', '--link']));
    succeeded(await world.contracts(['uninstall']));
    assert.deepEqual(await readdir(world.user.dataDirectory), []);
  });

  it('goes where the CLI looks', async () => {
    for (const [variable, folder] of [
      ['XDG_DATA_HOME', 'balena-cli'],
      ['BALENA_DATA_DIR', '.'],
    ] as const) {
      const env = { [variable]: join(world.user.home, variable) };
      succeeded(await world.contracts(['install', '--link'], { env }));
      assert.ok((await readdir(join(world.user.home, variable, folder))).includes('package.json'));
      assert.match((await world.balena(['contracts:lint', '--help'], { env })).stdout, /\$ balena contracts lint/);
    }
    assert.match((await world.balena(['contracts:lint'])).stderr, /is not a recognized balena command/);
  });
});
