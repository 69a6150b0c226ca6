import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Ended } from '../support/binary.ts';
import { installedCli } from './installed-cli.ts';
import { packedFile } from './packed.ts';
import { newWorld, succeeded, type World } from './world.ts';

/** What a project asks for: one that all devices have, and one that an old board hasn't. */
const contracts = { fine: '>=10.3.0', new: '>=12.6.17' } as const;

/** `balena push` and `balena deploy` with the guard before them, in the real CLI. */
describe('the guard in the balena CLI', function () {
  this.timeout(300_000);
  let world: World;

  before(async () => {
    world = await newWorld();
    const { api, user } = world;
    await api.addFleet({
      slug: 'acme/kiosk',
      deviceType: 'raspberrypi3',
      releases: [{ services: { main: {} } }],
      devices: [
        { name: 'lobby', supervisorVersion: '10.6.27', osVersion: 'balenaOS 2.46.1+rev1', osVariant: 'prod' },
        { name: 'hall', supervisorVersion: '17.4.2', osVersion: 'balenaOS 6.5.38', osVariant: 'prod' },
      ],
    });
    await api.addFleet({
      slug: 'acme/troubled',
      deviceType: 'raspberrypi3',
      releases: [{ services: { main: { contract: asking('>=12.6.17') } } }],
      devices: [{ name: 'old', supervisorVersion: '10.6.27', osVersion: 'balenaOS 2.46.1+rev1' }],
    });
    for (const [name, range] of Object.entries(contracts)) await project(name, range);
    await project('warned', contracts.new, 'before-push: warn\n');
    await project('quiet', contracts.new, 'before-push: off\n');
    await project('strict', contracts.fine, 'before-push: enforce\n');
    await project('broken', contracts.new, 'colour: blue\n');
    await project('strict-broken', contracts.fine, 'before-push: enforce\ncolour: blue\n');
    await project('strict-no-yaml', contracts.fine, 'before-push: enforce\nfleets: [\n');
    await project('unread', contracts.fine, `before-push: enforce\n#${'x'.repeat(1_048_576)}\n`);
    succeeded(await world.contracts(['install', await packedFile()]));
    succeeded(await world.balena(['login', '--token', api.tokens.session]));

    async function project(name: string, range: string, policy?: string): Promise<void> {
      const folder = join(user.home, name);
      await mkdir(folder);
      await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\n');
      await writeFile(join(folder, 'contract.yml'), JSON.stringify(asking(range)));
      if (policy !== undefined) await writeFile(join(folder, 'balena-contracts.yml'), policy);
    }
  });
  beforeEach(() => world.builder.builds.splice(0));
  after(() => world.end());

  const push = (project: string, env: Record<string, string> = {}, fleet = 'acme/kiosk') =>
    world.balena(['push', fleet, '--source', project], { env });
  /** The streams of a test are pipes: the variables that tell the CLI that they are a terminal. */
  const onTerminal = async () => {
    const asTerminal = join(world.user.home, 'terminal.cjs');
    await writeFile(
      asTerminal,
      `process.stdin.isTTY = true;
      const screen = { isTTY: true, columns: 80, getWindowSize: () => [80, 24] };
      Object.assign(process.stderr, { ...screen, getColorDepth: () => 1, hasColors: () => false });`,
    );
    return { NODE_OPTIONS: `--require=${asTerminal}` };
  };
  const wasBuilt = ({ status, stderr }: Ended, fleet = 'acme/kiosk') => {
    assert.deepEqual([status, world.builder.builds], [0, [fleet]], stderr);
  };
  const wasStopped = ({ status, stdout }: Ended, withStatus: number) => {
    assert.deepEqual([status, stdout, world.builder.builds], [withStatus, '', []]);
  };

  it('lets a push go on that every device would run, and says so in a line', async () => {
    const ended = await push('fine');
    wasBuilt(ended);
    assert.match(ended.stderr, /^balena-contracts: [^\n]*2 devices[^\n]*acme\/kiosk[^\n]*\n$/);
  });

  it('stops a push that a device would newly reject: says which, why and how to go on', async () => {
    const ended = await push('new');
    wasStopped(ended, 2);
    assert.match(ended.stderr, /lobby/);
    assert.match(
      ended.stderr,
      /main asks for sw\.supervisor >=12\.6\.17; raspberrypi3 on balenaOS\s+2\.46\.1\+rev1 has 10\.6\.27/,
    );
    assert.match(ended.stderr, /balena push was stopped, and nothing was sent\..*BALENA_CONTRACTS=warn/s);
    // What the CLI says of errors that it doesn't know.
    assert.doesNotMatch(ended.stderr, /For further help or support|--debug|EEXIT/);
  });

  it('takes the source and the fleet as the CLI does', async () => {
    wasStopped(await world.balena(['push', '-s', 'new', '-m', '--nocache', 'Acme/Kiosk']), 2);
    wasStopped(await world.balena(['push', 'kiosk'], { cwd: join(world.user.home, 'new') }), 2);
    wasStopped(await world.balena(['push', 'acme/kiosk', '--source=new', '--release-tag', 'a', 'b', '--draft']), 2);
  });

  it('takes what is piped as the CLI does, each time', async () => {
    for (let run = 0; run < 10; run += 1) {
      wasStopped(await world.balena(['push', '-s', 'new'], { input: 'acme/kiosk\n' }), 2);
    }
    wasBuilt(await world.balena(['push', '-s', 'fine'], { input: 'acme/kiosk\n' }));
    const deploy = ['deploy', 'acme/kiosk', '-s', 'new', '--docker', '/nowhere.sock'];
    for (let run = 0; run < 5; run += 1) {
      const image = await world.balena(deploy, { input: 'some/image\n' });
      assert.doesNotMatch(image.stderr, /balena-contracts|lobby/);
    }
    const none = await world.balena(deploy, { input: '' });
    assert.match(none.stderr, /balena deploy was stopped/);
  });

  for (const redirection of ['2>&-', '2>/dev/full', '2> >(exit 0)']) {
    it(`guards where standard error can't be written: ${redirection}`, async () => {
      const shell = join(world.user.home, 'shell.mjs');
      await writeFile(
        shell,
        `import { spawnSync } from 'node:child_process';
        const command = ['-c', '"$0" "$@" ${redirection}', process.execPath, ...process.argv.slice(2)];
        process.exitCode = spawnSync('bash', command, { stdio: 'inherit' }).status;`,
      );
      const cli = await installedCli();
      const unread = (project: string, env: Record<string, string> = {}) =>
        world.user.run(shell, [cli, 'push', 'acme/kiosk', '--source', project], { env });
      wasStopped(await unread('new'), 2);
      wasStopped(await unread('strict-broken'), 1);
      wasBuilt(await unread('fine'));
      world.builder.builds.splice(0);
      wasBuilt(await unread('new', { BALENA_CONTRACTS: 'warn' }));
    });
  }

  it('takes a Dockerfile of another name for one that is built', async () => {
    const folder = join(world.user.home, 'renamed');
    await mkdir(folder);
    await writeFile(join(folder, 'web.docker'), 'FROM scratch\n');
    await writeFile(join(folder, 'contract.yml'), JSON.stringify(asking(contracts.new)));
    wasStopped(await world.balena(['push', 'acme/kiosk', '-s', 'renamed', '--dockerfile', 'web.docker']), 2);
  });

  it('takes a number for the name of a fleet, as the CLI does', async () => {
    const [fleet] = await world.api.sql<{ id: number }>(`SELECT "id" FROM "application" WHERE "slug" = 'acme/kiosk'`);
    const ended = await push('new', {}, String(fleet?.id));
    assert.match(ended.stderr, /^balena-contracts could not check this release: There is no fleet "\d+"/);
    assert.deepEqual([ended.status, world.builder.builds], [1, []]);
  });

  it('leaves to the CLI what the CLI refuses', async () => {
    const missing = await world.balena(['push']);
    assert.equal(missing.status, 1);
    assert.match(missing.stderr, /Missing 1 required arg/);
    assert.doesNotMatch(missing.stderr, /balena-contracts/);
    const unknown = await world.balena(['push', 'acme/kiosk', '--nonsense']);
    assert.doesNotMatch(unknown.stderr, /balena-contracts/);
    const nowhere = await push('nowhere');
    assert.match(nowhere.stderr, /^Could not access source folder: "nowhere"/);
  });

  it('lets a fleet be pushed to that has its troubles already', async () => {
    const ended = await push('new', {}, 'acme/troubled');
    wasBuilt(ended, 'acme/troubled');
  });

  const goingOn: readonly (readonly [title: string, project: string, env: Record<string, string>, says: RegExp])[] = [
    ['a policy that warns', 'warned', {}, /lobby.*This is a warning: balena push goes on\.\n$/s],
    ['a policy that is off', 'quiet', {}, /^$/],
    ['BALENA_CONTRACTS=warn', 'new', { BALENA_CONTRACTS: 'warn' }, /This is a warning: balena push goes on\.\n$/],
    ['BALENA_CONTRACTS=off', 'new', { BALENA_CONTRACTS: 'off' }, /^$/],
    [
      'a policy with a mistake in it',
      'broken',
      {},
      /^balena-contracts could not check this release: [^\n]*balena-contracts\.yml:1:1: [^\n]*colour[^\n]*balena push goes on unchecked\.\n$/,
    ],
  ];
  for (const [title, project, env, says] of goingOn) {
    it(`goes on: ${title}`, async () => {
      const ended = await push(project, env);
      wasBuilt(ended);
      assert.match(ended.stderr, says);
    });
  }

  it('stops by the environment what the policy would warn of, and says when that means nothing', async () => {
    wasStopped(await push('warned', { BALENA_CONTRACTS: 'enforce' }), 2);
    wasStopped(await push('quiet', { BALENA_CONTRACTS: 'ENFORCE' }), 2);
    const mistaken = await push('new', { BALENA_CONTRACTS: 'maybe' });
    wasStopped(mistaken, 2);
    assert.match(mistaken.stderr, /^BALENA_CONTRACTS is "maybe", which means nothing\./);
  });

  it('stops what it can not check just where the policy insists', async () => {
    const broken = await push('strict-broken');
    wasStopped(broken, 1);
    assert.match(broken.stderr, /colour/);
    assert.match(broken.stderr, /was stopped, and nothing was sent, for the policy says\nbefore-push: enforce\./);
    wasStopped(await push('strict-no-yaml'), 1);
    const unread = await push('unread');
    wasStopped(unread, 1);
    assert.match(unread.stderr, /more than 1 MiB.*for the policy can't be\nread and may say before-push: enforce\./s);
    wasBuilt(await push('unread', { BALENA_CONTRACTS: 'warn' }));
    world.builder.builds.splice(0);
    // A fleet that isn't there is the CLI's to tell, and one that this login may not see looks the same.
    const nobodys = await push('fine', {}, 'acme/nobodys');
    assert.match(nobodys.stderr, /^balena-contracts could not check this release: There is no fleet "acme\/nobodys"/);
    assert.equal(nobodys.status, 1);
    wasStopped(await push('strict', {}, 'acme/nobodys'), 1);
  });

  const refused: readonly (readonly [title: string, env: () => Record<string, string>, says: RegExp])[] = [
    ['in offline mode', () => ({ BALENARC_OFFLINE_MODE: '1' }), /cannot be used in offline mode/],
    [
      'where nobody is logged in',
      () => ({ BALENARC_DATA_DIRECTORY: join(world.user.home, 'nobody'), BALENA_TOKEN: world.api.tokens.session }),
      /Login required/,
    ],
  ];
  for (const [title, env, says] of refused) {
    it(`says and asks nothing ${title}, which the CLI refuses itself`, async () => {
      for (const project of ['new', 'strict']) {
        world.api.requests.splice(0);
        const guarded = await push(project, env());
        const asked = world.api.requests.splice(0).length;
        const alone = await push(project, { ...env(), BALENA_CONTRACTS: 'off' });
        assert.match(guarded.stderr, says);
        assert.deepEqual([guarded, asked], [alone, world.api.requests.length]);
      }
    });
  }

  it('says in a line where there is no network, and stops where the policy insists', async () => {
    const unreachable = { BALENARC_API_URL: 'http://127.0.0.1:9' };
    const ended = await push('fine', unreachable);
    const [first = '', ...rest] = ended.stderr.split('\n');
    assert.match(first, /^balena-contracts could not check this release: .*balena push goes on unchecked\.$/);
    // Behind it the CLI says what it says without the plugin.
    assert.doesNotMatch(rest.join('\n'), /balena-contracts/);
    const insisting = await push('strict', unreachable);
    wasStopped(insisting, 1);
  });

  it('gives an API up that does not answer, and says on a terminal what it waits for', async () => {
    const env = await onTerminal();
    const begun = performance.now();
    const ended = await behind(
      () => {},
      (BALENARC_API_URL) => push('strict', { ...env, BALENARC_API_URL }),
    );
    wasStopped(ended, 1);
    const waiting = '\\r\\u001b\\[Kbalena-contracts: checking acme/kiosk …\\r\\u001b\\[K';
    assert.match(ended.stderr, new RegExp(`^${waiting}balena-contracts could not check this release: .* in time`));
    assert.ok(performance.now() - begun < 50_000);
  });

  it('may be answered on a terminal, and stops without a clear yes', async () => {
    const terminal = await onTerminal();
    const answered = (input: string, env: Record<string, string> = {}) =>
      world.balena(['push', 'acme/kiosk', '-s', 'new'], { env: { ...terminal, ...env }, input });
    const no = await answered('\n');
    wasStopped(no, 2);
    assert.match(no.stderr, /Push anyway\? \[y\/N\] .*was stopped, and nothing was sent/s);
    const yes = await answered('y\n');
    wasBuilt(yes);
    assert.doesNotMatch(yes.stderr, /was stopped/);
    world.builder.builds.splice(0);
    const inCi = await answered('y\n', { CI: 'true' });
    wasStopped(inCi, 2);
    assert.doesNotMatch(inCi.stderr, /Push anyway/);
    wasStopped(await world.balena(['push', 'acme/kiosk', '-s', 'new'], { input: 'y\n' }), 2);
  });

  it('judges a push to a device in the local network by what that tells', async () => {
    const answers: Readonly<Record<string, object>> = {
      '/v2/version': { status: 'success', version: '10.6.27' },
      '/v2/local/device-info': { status: 'success', info: { arch: 'armv7hf', deviceType: 'raspberrypi3' } },
    };
    const asked: string[] = [];
    const supervisor = createServer(({ url = '' }, response) => {
      asked.push(url);
      if (!answers[url]) response.statusCode = 404;
      response.end(JSON.stringify(answers[url] ?? {}));
    }).listen(0, '127.0.0.1');
    await once(supervisor, 'listening');
    const { port } = supervisor.address() as AddressInfo;
    try {
      const env = { BALENARC_SUPERVISOR_ADDRESS: `http://127.0.0.1:${port}/` };
      const stopped = await world.balena(['push', '10.0.0.1', '-s', 'new'], { env });
      wasStopped(stopped, 2);
      assert.match(stopped.stderr, /10\.0\.0\.1/);
      assert.deepEqual(asked.toSorted(), ['/v1/device', '/v2/local/device-info', '/v2/version']);
      // The CLI would lay this over the project, for a device alone: what is sent isn't what would be released.
      const overlay = join(world.user.home, 'new', 'docker-compose.dev.yml');
      await writeFile(overlay, 'services: {}\n');
      const overlaid = await world.balena(['push', '10.0.0.1', '-s', 'new', '--draft'], { env });
      await rm(overlay);
      assert.match(overlaid.stderr, /^The --draft flag is only valid when pushing to a fleet/);
    } finally {
      supervisor.close();
      supervisor.closeAllConnections();
    }
    // Of one that tells nothing nothing is said but what the CLI says itself.
    const nobody = { BALENARC_SUPERVISOR_ADDRESS: 'http://127.0.0.1:9/' };
    const ended = await world.balena(['push', '10.0.0.1', '-s', 'new', '--draft'], { env: nobody });
    assert.match(ended.stderr, /^The --draft flag is only valid when pushing to a fleet/);
    assert.doesNotMatch(ended.stderr + ended.stdout, /balena-contracts|was stopped|asks for/);
  });

  it('guards deploy too, but not of an image', async () => {
    const ended = await world.balena(['deploy', 'acme/kiosk', '--source', 'new']);
    assert.equal(ended.status, 2);
    assert.match(ended.stderr, /balena deploy was stopped, and nothing was sent\./);
    const image = await world.balena(['deploy', 'acme/kiosk', 'some/image', '--docker', '/nowhere.sock'], {
      cwd: join(world.user.home, 'new'),
    });
    assert.doesNotMatch(image.stderr, /balena-contracts|lobby/);
  });
});

/** Does something while another API than the usual one is there, at the address that it is given. */
async function behind(answer: RequestListener, task: (url: string) => Promise<Ended>): Promise<Ended> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await task(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function asking(version: string) {
  return { type: 'sw.container', slug: 'main', name: 'Main', requires: [{ type: 'sw.supervisor', version }] };
}
