import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditAccount, findFleets, type UnauditedFleet } from '../../shared/audit/index.ts';
import { openTokenAccount } from '../../shared/machine/account/open-live-account.ts';
import { noPolicy } from '../../shared/policy/index.ts';
import type { AuditReport } from '../../shared/report/index.ts';
import { assertAudit } from '../support/audit-schema.ts';
import { type BalenaApi, startBalenaApi } from '../support/balena-api/balena-api.ts';
import { runBinary } from '../support/binary.ts';
import { withFolder } from '../support/folder.ts';

const asking = (version: string) => ({
  web: { contract: { type: 'sw.container', slug: 'web', name: 'Web', requires: [{ type: 'sw.supervisor', version }] } },
});

/** Audits of fleets that an API of balena's own engine keeps. */
describe('an audit of live fleets', function () {
  this.timeout(180_000);
  let api: BalenaApi;

  before(async () => {
    api = await startBalenaApi();
    await api.addFleet({
      slug: 'acme/kiosk',
      deviceType: 'raspberrypi3',
      releases: [
        { commit: 'a'.repeat(40), services: asking('>=10.6') },
        { commit: 'b'.repeat(40), services: asking('>=16.7') },
      ],
      devices: [
        {
          name: 'runs',
          supervisorVersion: '17.4.2',
          osVersion: 'balenaOS 6.5.38',
          isOnline: true,
          updateStatus: 'done',
        },
        {
          name: 'says so',
          supervisorVersion: '15.0.0',
          isOnline: true,
          running: 'a'.repeat(40),
          updateStatus: 'rejected',
        },
        { name: 'mute', supervisorVersion: '12.0.0', isOnline: true, running: 'a'.repeat(40) },
        { name: 'pinned', supervisorVersion: '12.0.0', isOnline: true, pinnedOn: 'a'.repeat(40) },
        {
          name: 'on its way',
          supervisorVersion: '17.4.2',
          isOnline: true,
          running: 'a'.repeat(40),
          updateStatus: 'downloading',
        },
        {
          name: 'wrong',
          supervisorVersion: '17.4.2',
          isOnline: true,
          running: 'a'.repeat(40),
          updateStatus: 'rejected',
        },
        { name: 'never booted' },
      ],
    });
    await api.addFleet({
      slug: 'acme/lobby',
      releases: [{ services: asking('>=10.6') }],
      devices: [{ supervisorVersion: '17.4.2', isOnline: true, updateStatus: 'done' }],
    });
    await api.addFleet({ slug: 'acme/empty' });
    await api.addFleet({ slug: 'acme/everybodys', isPublic: true, devices: [{ supervisorVersion: '17.4.2' }] });
    await api.addFleet({ slug: 'balena_os/raspberrypi3', isPublic: true, isHost: true });
    await api.addFleet({ slug: 'acme/old', isArchived: true });
    await api.addFleet({ slug: 'umbrella/labs', devices: [{ supervisorVersion: '17.4.2' }] });
  });
  after(() => api.close());
  beforeEach(() => api.requests.splice(0));

  const account = () => openTokenAccount({ apiUrl: api.url, token: api.tokens.session, howToLogIn: 'Log in.' });

  const called: readonly (readonly [names: readonly string[], slugs: readonly string[]])[] = [
    [[], ['acme/empty', 'acme/kiosk', 'acme/lobby', 'umbrella/labs']],
    [['acme/*'], ['acme/empty', 'acme/kiosk', 'acme/lobby']],
    [['*/l*'], ['acme/lobby', 'umbrella/labs']],
    [['kiosk', 'acme/kiosk', 'acme/k*'], ['acme/kiosk']],
    [['acme/everybodys'], ['acme/everybodys']],
    [
      ['acme/lobby', 'acme/nope'],
      ['acme/lobby', 'acme/nope'],
    ],
    [['nobody/*'], ['nobody/*']],
  ];
  for (const [names, slugs] of called) {
    it(`finds ${names.join(' ') || 'all'}: ${slugs.join(', ')}`, async () => {
      const opened = await account();
      const found = await findFleets(opened, names).finally(opened.close);
      assert.deepEqual(
        found.map(({ slug }) => slug),
        slugs,
      );
    });
  }

  it('goes on where one fleet can not be read', async () => {
    const opened = await account();
    const request = {
      policy: noPolicy,
      terms: { excuses: [] },
      today: '2026-11-24',
      now: () => '2026-11-24T05:00:00Z',
    };
    const audited = await auditAccount(opened, { ...request, fleets: ['acme/nope', 'acme/lobby'] }).finally(
      opened.close,
    );
    assert.deepEqual(
      audited.map((fleet) => [fleet.slug, 'error' in fleet]),
      [
        ['acme/lobby', false],
        ['acme/nope', true],
      ],
    );
    assert.equal((audited[1] as UnauditedFleet).error.code, 'fleet-not-found');
  });

  const run = (args: readonly string[], cwd: string) =>
    runBinary(args, { cwd, env: { BALENARC_API_URL: api.url, BALENA_TOKEN: api.tokens.session, HOME: cwd } });

  it('holds each judgement against what the device reports', () =>
    withFolder({}, async (cwd) => {
      const { status, stdout, stderr } = await run(['audit', '--json'], cwd);
      const report = JSON.parse(stdout) as AuditReport;
      assertAudit(report);
      assert.deepEqual([status, report.result.status, stderr], [2, 'failed', '']);
      const [empty, kiosk] = report.fleets;
      assert.deepEqual([empty?.slug, empty?.status], ['acme/empty', 'skipped']);
      assert.deepEqual(
        kiosk?.releases.map(({ release, counts }) => [
          release?.published?.commit.slice(0, 1),
          counts.devices,
          counts.rejecting,
        ]),
        [
          ['b', 6, 2],
          ['a', 1, 0],
        ],
      );
      const { confirmed, running, mute, pending, unpredicted, unknown } = kiosk?.reality.counts ?? {};
      assert.deepEqual([confirmed, running, mute, pending, unpredicted, unknown], [1, 2, 1, 1, 1, 1]);
      assert.equal(kiosk?.reality.contradictions.length, 1);
      assert.doesNotMatch(JSON.stringify(kiosk?.reality), /wrong|kiosk/);
      assert.ok(!stdout.includes(api.tokens.session));
    }));

  it('reads a fleet once for both releases', () =>
    withFolder({ 'docker-compose.yml': 'services:\n  web:\n    image: x\n' }, async (cwd) => {
      const { stdout } = await run(['audit', 'acme/kiosk', '--source', '.', '--json'], cwd);
      assert.equal((JSON.parse(stdout) as AuditReport).fleets[0]?.next?.counts.devices, 7);
      const pages = api.requests.filter(({ path, query }) => path === '/v7/device' && query.includes('id gt 0'));
      assert.equal(pages.length, 1);
    }));

  it('comes to the same from snapshots, in parts, and beside the last one', () =>
    withFolder({}, async (cwd) => {
      for (const fleet of ['kiosk', 'lobby']) {
        const written = await run(['snapshot', `acme/${fleet}`, '--output', `${fleet}.json`], cwd);
        assert.equal(written.status, 0, written.stderr);
      }
      const audits = [
        ['--devices', 'kiosk.json'],
        ['--devices', 'lobby.json'],
      ];
      const whole = await run(['audit', ...audits.flat(), '-o', 'whole.json'], cwd);
      assert.equal(whole.status, 2, whole.stderr);
      for (const [index, args] of audits.entries()) await run(['audit', ...args, '-o', `${index}.json`], cwd);
      const merged = await run(['merge', '0.json', '1.json', '-o', 'merged.json'], cwd);
      assert.deepEqual([merged.status, merged.stdout.split('\n')[0]], [2, whole.stdout.split('\n')[0]]);
      const read = async (file: string) => JSON.parse(await readFile(join(cwd, file), 'utf8')) as AuditReport;
      const timeless = ({ takenAt: _, trend: __, ...rest }: AuditReport) => rest;
      assert.deepEqual(timeless(await read('merged.json')), timeless(await read('whole.json')));
      const live = (JSON.parse((await run(['audit', 'acme/kiosk', 'acme/lobby', '--json'], cwd)).stdout) as AuditReport)
        .counts;
      assert.deepEqual((await read('whole.json')).counts, live);
      const since = await run(['audit', ...audits.flat(), '--since', 'whole.json', '--json'], cwd);
      const report = JSON.parse(since.stdout) as AuditReport;
      assert.deepEqual(
        [report.changes?.newlyRejecting, report.changes?.noLongerRejecting, report.trend.length],
        [0, 0, 2],
      );
    }));

  it('keeps releases in an anonymized snapshot without saying whose they are', () =>
    withFolder({}, async (cwd) => {
      await run(['snapshot', 'acme/kiosk', '--anonymize', '--output', 'k.json'], cwd);
      const text = await readFile(join(cwd, 'k.json'), 'utf8');
      const { releases } = JSON.parse(text);
      assert.deepEqual(releases[0].services[0].contract, {
        type: 'sw.container',
        slug: 'service',
        requires: [{ type: 'sw.supervisor', version: '>=10.6' }],
      });
      assert.doesNotMatch(text, /"web"|"Web"|says so/);
    }));

  it('says what is wrong with what it was given', () =>
    withFolder({ 'x.json': '{}' }, async (cwd) => {
      const rows: readonly (readonly [args: readonly string[], says: RegExp])[] = [
        [
          ['audit', '--since', 'none.json'],
          /^There is no file "none\.json"\. Name the report that contracts:audit wrote as JSON\.\n$/,
        ],
        [['audit', '--since', 'x.json'], /^x\.json is no report of an audit\./],
        [['audit', '--devices', 'none.json'], /^There is no file "none\.json"\. Name a snapshot of devices\.\n$/],
        [['merge', 'x.json'], /^x\.json is no report of an audit\./],
        [['merge'], /^Missing 1 required arg/],
        [
          ['audit', '-o', 'x.csv'],
          /^--output "x\.csv" doesn't say by its extension how to write the report; end it in one of \.txt, /,
        ],
      ];
      for (const [args, says] of rows) {
        const { status, stdout, stderr } = await run(args, cwd);
        assert.deepEqual([status, stdout], [1, ''], args.join(' '));
        assert.match(stderr, says);
      }
      await writeFile(join(cwd, 'y.json'), JSON.stringify({ fleet: 'a/b', devices: [] }));
      const twice = await run(['audit', '--devices', 'y.json', '--devices', 'y.json'], cwd);
      assert.match(twice.stderr, /^a\/b is in y\.json and in y\.json\. Name one snapshot of each fleet\.\n$/);
    }));
});
