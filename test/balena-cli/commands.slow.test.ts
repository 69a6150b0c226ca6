import assert from 'node:assert/strict';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../shared/report/index.ts';
import type { Ended } from '../support/binary.ts';
import { packedFile } from './packed.ts';
import { newWorld, succeeded, type World } from './world.ts';

/** The plugin's commands inside the real CLI, with its login, its help and its completion. */
describe('the commands in the balena CLI', function () {
  this.timeout(300_000);
  let world: World;
  let uuid = '';

  before(async () => {
    world = await newWorld();
    const { api, user } = world;
    const fleet = await api.addFleet({
      slug: 'acme/kiosk',
      deviceType: 'raspberrypi3',
      releases: [{ services: { main: {} } }],
      devices: [
        { name: 'lobby', supervisorVersion: '10.6.27', osVersion: 'balenaOS 2.46.1+rev1', osVariant: 'prod' },
        { name: 'hall', supervisorVersion: '17.4.2', osVersion: 'balenaOS 6.5.38', osVariant: 'prod' },
      ],
    });
    uuid = fleet.devices[0]?.uuid ?? '';
    await mkdir(join(user.home, 'app'));
    await writeFile(join(user.home, 'app', 'Dockerfile'), 'FROM scratch\n');
    await writeFile(
      join(user.home, 'app', 'contract.yml'),
      'type: sw.container\nslug: main\nname: Main\nrequires:\n  - type: sw.supervisor\n    version: ">=12.6.17"\n',
    );
    succeeded(await world.contracts(['install', await packedFile()]));
  });
  after(() => world.end());

  it('needs no login to lint or for a snapshot, and says so where it needs one', async () => {
    assert.equal((await world.balena(['contracts:lint', '--source', 'app'])).status, 0);
    await writeFile(
      join(world.user.home, 'one.json'),
      '{"devices": [{"uuid": "a1b2c3d", "supervisorVersion": "17.4.2"}]}',
    );
    assert.equal((await world.balena(['contracts:check', '-s', 'app', '--devices', 'one.json'])).status, 0);
    const { status, stdout, stderr } = await world.balena(['contracts:check', 'acme/kiosk', '-s', 'app']);
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /^There is no login to the balena API\. Log in with `balena login`[^\n]*\n$/);
  });

  describe('with the CLI’s login', () => {
    before(async () => {
      succeeded(await world.balena(['login', '--token', world.api.tokens.session]));
    });

    const spellings: readonly (readonly [args: string, status: number, says: RegExp])[] = [
      ['contracts:check acme/kiosk -s app', 2, /^✗ 1 of 2 devices of acme\/kiosk would reject this release\./],
      ['contracts:check Acme/Kiosk --release current', 0, /^✓ .*2 devices of acme\/kiosk/],
      ['contracts:check acme/nobodys -s app', 1, /^There is no fleet "acme\/nobodys"/],
      ['contracts:check acme/kiosk --nonsense', 1, /^Nonexistent flag: --nonsense\. --help says what there is\./],
      ['contracts:lint -s app', 0, /./],
      ['contracts:explain UUID -s app', 2, /lobby/],
      ['contracts:explain lobby -s app --os 6.5.38', 0, /6\.5\.38/],
      ['contracts:snapshot acme/kiosk -o kiosk.json', 0, /^2 devices of acme\/kiosk in kiosk\.json\n$/],
    ];
    for (const [args, status, says] of spellings) {
      for (const spelling of [args, args.replace(':', ' ')]) {
        it(`${status}: balena ${spelling}`, async () => {
          const ended = await world.balena(spelling.replace('UUID', uuid.slice(0, 7)).split(' '));
          assert.equal(ended.status, status, ended.stderr);
          assert.match(status === 1 ? ended.stderr : ended.stdout, says);
          // One of the two has something to say, and nothing is added by the CLI.
          assert.equal(status === 1 ? ended.stdout : ended.stderr, '');
        });
      }
    }

    const reports: readonly (readonly [args: string, status: number, result: string])[] = [
      ['contracts:check acme/kiosk -s app --json', 2, 'failed'],
      ['contracts check acme/kiosk --release current --json', 0, 'passed'],
      ['contracts:check acme/nobodys -s app --json', 1, 'error'],
      ['contracts:check --json --nonsense', 1, 'error'],
      ['contracts:lint -s app --json', 0, 'passed'],
    ];
    for (const [args, status, result] of reports) {
      it(`prints one object: balena ${args}`, async () => {
        const ended = await world.balena(args.split(' '));
        assert.equal(ended.status, status, ended.stderr);
        assert.equal((JSON.parse(ended.stdout) as Report).result.status, result);
        assert.equal(ended.stderr, '');
      });
    }

    it('adds nothing to what other commands print', async () => {
      const { dataDirectory } = world.user;
      const commands = [['fleet', 'list', '--json'], ['device', 'list', '--json'], ['whoami'], ['version']];
      const withPlugin: Ended[] = [];
      for (const command of commands) withPlugin.push(await world.balena(command));
      await rename(dataDirectory, `${dataDirectory}-aside`);
      const without: Ended[] = [];
      for (const command of commands) without.push(await world.balena(command));
      await rename(`${dataDirectory}-aside`, dataDirectory);
      assert.deepEqual(withPlugin, without);
      assert.doesNotThrow(() => JSON.parse(withPlugin[0]?.stdout ?? ''));
    });
  });

  it('helps as the CLI does', async () => {
    const help = succeeded(await world.balena(['contracts:check', '--help']));
    assert.match(
      help,
      /^Check which devices of a fleet would refuse a release, and why\.\n\nUSAGE\n {2}\$ balena contracts check \[FLEET\.\.\.\]/,
    );
    assert.match(help, /EXAMPLES\n {2}\$ balena contracts check acme\/kiosk\n/);
    // Nothing excludes another in the line of usage, which would hold brackets in brackets.
    assert.doesNotMatch(/USAGE\n(.*?)\n\n/s.exec(help)?.[1] ?? '', /\| --|\[\[| \| -/);
    for (const args of [['contracts'], ['help', 'contracts'], ['contracts', 'check', '--help']]) {
      const topic = succeeded(await world.balena(args));
      for (const command of ['check', 'explain', 'lint', 'snapshot'])
        assert.match(topic, new RegExp(`contracts ${command} `));
    }
    assert.match(succeeded(await world.balena(['help', '-v'])), /\n {2}contracts check /);
  });

  it('is completed by the CLI', async () => {
    succeeded(await world.balena(['autocomplete', 'bash', '--refresh-cache']));
    const functions = join(world.user.home, '.cache', 'balena-cli', 'autocomplete', 'functions');
    const bash = await readFile(join(functions, 'bash', 'balena.bash'), 'utf8');
    assert.match(bash, /^contracts:check .*--source .*--max-rejecting/m);
    assert.match(await readFile(join(functions, 'zsh', '_balena'), 'utf8'), /_balena_contracts\(\)/);
  });

  describe('broken', () => {
    const states: readonly (readonly [title: string, file: string])[] = [
      ['without the package', '.'],
      ['without its hook', 'lib/plugin/hooks/prerun.js'],
      ['without what the hook loads', 'lib/plugin/guard/guard.js'],
      ['without its manifest', 'oclif.manifest.json'],
      ['without what it depends on', '../yaml'],
    ];
    for (const [title, file] of states) {
      it(`breaks nothing else: ${title}`, async () => {
        const path = join(world.user.dataDirectory, 'node_modules', 'balena-contracts', file);
        const aside = join(world.user.home, 'aside');
        await rename(path, aside);
        try {
          const { status, stdout } = await world.balena(['version']);
          assert.equal(status, 0);
          assert.match(stdout, /^balena-cli\/25\.2\.6 /);
          world.builder.builds.splice(0);
          const push = await world.balena(['push', 'acme/kiosk', '--source', 'app'], {
            env: { NODE_NO_WARNINGS: '1' },
          });
          // With all there it would be stopped.
          const isGuarded = file === 'oclif.manifest.json';
          assert.deepEqual([push.status, world.builder.builds.length], isGuarded ? [2, 0] : [0, 1], push.stderr);
          if (/guard|yaml/.test(file))
            assert.match(push.stderr, /^balena-contracts is broken \([^\n]*\)[^\n]*install\n$/);
        } finally {
          await rename(aside, path);
        }
      });
    }
  });
});
