import assert from 'node:assert/strict';
import type { CheckRequest } from '../../plugin/run-check.ts';
import { everyDevice, FleetError } from '../../shared/fleet/index.ts';
import type { Check } from '../../shared/policy/index.ts';
import { type BalenaApi, startBalenaApi } from '../support/balena-api/balena-api.ts';
import { mineReleases, type SeededFleets, seedFleets } from '../support/balena-api/seed.ts';
import { checkLive } from '../support/checking.ts';

/** Checks of fleets that an API of balena's own engine keeps. */
describe('a check of live fleets', function () {
  this.timeout(180_000);
  let api: BalenaApi;
  let fleets: SeededFleets;

  before(async () => {
    api = await startBalenaApi();
    fleets = await seedFleets(api);
    await api.addFleet({ slug: 'acme/boxed', devices: [{ name: 'never unpacked' }, {}] });
    await api.addFleet({ slug: 'acme/4711', devices: [{ supervisorVersion: '17.4.2' }] });
    await api.addFleet({
      slug: 'acme/jetsons',
      deviceType: 'jetson-nano',
      releases: [{ services: { web: { contract: asking('sw.l4t', '>=32.7.1') } } }],
      devices: [
        { name: 'gap', supervisorVersion: '14.0.12', osVersion: 'balenaOS 2.101.0+rev2' },
        { name: 'above', supervisorVersion: '17.4.2', osVersion: 'balenaOS 6.5.38' },
        { name: 'tagged', supervisorVersion: '17.4.2', osVersion: 'balenaOS 6.5.38', tags: { l4t_version: '32.5' } },
        { name: 'future', supervisorVersion: '17.4.2', osVersion: 'balenaOS 99.0.0' },
        { name: 'pi', deviceType: 'raspberrypi3', supervisorVersion: '17.4.2', osVersion: 'balenaOS 99.0.0' },
        {
          name: 'twofold',
          deviceType: 'jetson-tx2',
          supervisorVersion: '14.0.12',
          osVersion: 'balenaOS 2.47.1+rev1',
          isOnline: true,
        },
      ],
    });
  });
  beforeEach(() => api.requests.splice(0));
  after(() => api.close());

  const check = (names: readonly string[], request: Partial<CheckRequest> = {}, token = api.tokens.session) =>
    checkLive({ url: api.url, token }, names, request);
  const counts = ({ assessments }: Check) => assessments.map(({ fleet, counts: { devices } }) => [fleet, devices]);

  const callings: readonly (readonly [title: string, called: () => string, slug: string])[] = [
    ['its slug', () => 'acme/single', 'acme/single'],
    ['its slug in capitals', () => 'Acme/SINGLE', 'acme/single'],
    ['its name', () => 'single', 'acme/single'],
    ['its id', () => `${fleets.single.id}`, 'acme/single'],
    ['a name of digits', () => '4711', 'acme/4711'],
    ['a slug with odd characters', () => "acme/o'dd+fl%20eet&1", "acme/o'dd+fl%20eet&1"],
    ['a name with odd characters', () => "Söhne & 'Töchter' #1 100% <b>", "acme/o'dd+fl%20eet&1"],
  ];
  for (const [title, called, slug] of callings) {
    it(`finds a fleet by ${title}`, async () => {
      assert.equal((await check([called()])).assessments[0]?.fleet, slug);
    });
  }

  const absent: readonly (readonly [called: string, code: string, says: RegExp])[] = [
    [
      'acme/nope',
      'fleet-not-found',
      /^There is no fleet "acme\/nope" at 127\.0\.0\.1:\d+, or this login may not see it\./,
    ],
    ['nope', 'fleet-not-found', /^There is no fleet "nope"/],
    ['99999', 'fleet-not-found', /^There is no fleet "99999"/],
    ['', 'fleet-not-found', /^There is no fleet ""/],
    ["acme/single' or 1 eq 1 or slug eq '", 'fleet-not-found', /^There is no fleet/],
    ['signage', 'fleet-ambiguous', /^"signage" is the name of several fleets: acme\/signage, umbrella\/signage\./],
  ];
  for (const [called, code, says] of absent) {
    it(`tells that there is no one fleet ${JSON.stringify(called)}`, () =>
      assert.rejects(check([called]), (error: unknown) => {
        assert.ok(error instanceof FleetError);
        assert.equal(error.code, code);
        assert.match(error.message, says);
        return true;
      }));
  }

  it('shows a login only the fleets that it may see', async () => {
    const token = api.tokens.seeing(['acme/single']);
    assert.deepEqual(counts(await check(['acme/single'], {}, token)), [['acme/single', 1]]);
    await assert.rejects(check(['acme/kiosk'], {}, token), { code: 'fleet-not-found' });
  });

  it('judges all devices, and asks for nothing but what it needs', async () => {
    const { assessments, result } = await check(['acme/kiosk']);
    assert.equal(result.status, 'failed');
    assert.equal(assessments[0]?.counts.devices, 3000);
    assert.equal(assessments[0]?.isLive, true);
    assert.ok(Math.abs(Date.parse(assessments[0]?.takenAt ?? '') - Date.now()) < 60_000);
    const asked = api.requests.map(({ path, query }) => `${path}?${query}`);
    const forbidden = /api_secret|ip_address|mac_address|public_address|latitude|longitude|custom_|expand=device/;
    assert.deepEqual(
      asked.filter((target) => forbidden.test(target)),
      [],
    );
    const [devices] = asked.filter((target) => /\/v7\/device\?/.test(target));
    assert.match(devices ?? '', /\$select=id,uuid,device_name,supervisor_version,os_version,is_of__device_type(?:&|$)/);
  });

  it('asks for tags just where a fact may stand in one', async () => {
    await check(['acme/single'], { source: 'examples/pi-hole' });
    assert.deepEqual(tagRequests(api), 0);
    await check(['acme/single']);
    assert.deepEqual(tagRequests(api), 1);
  });

  it('looks device types up once for several fleets, and reports each', async () => {
    const found = await check(['acme/kiosk', 'acme/single', 'acme/mine']);
    assert.deepEqual(counts(found), [
      ['acme/kiosk', 3000],
      ['acme/single', 1],
      ['acme/mine', 2],
    ]);
    assert.equal(api.requests.filter(({ path }) => path === '/v7/device_type').length, 1);
  });

  it('reports the other fleet where one can not be read, as an error', async () => {
    const { result, assessments, unread } = await check(['acme/single', 'acme/nope']);
    assert.equal(result.status, 'error');
    assert.equal(result.error?.code, 'fleet-not-found');
    assert.match(result.error?.message ?? '', /^Nothing can be said of the fleet acme\/nope\. There is no fleet/);
    assert.deepEqual(
      [assessments.map(({ fleet }) => fleet), unread?.map(({ fleet }) => fleet)],
      [['acme/single'], ['acme/nope']],
    );
  });

  const unjudged: readonly (readonly [slug: string, failOn: CheckRequest['failOn'], status: string])[] = [
    ['acme/empty', ['rejecting'], 'skipped'],
    ['acme/empty', ['unknown'], 'failed'],
    ['acme/boxed', ['rejecting'], 'skipped'],
    ['acme/boxed', ['rejecting', 'unknown'], 'failed'],
  ];
  for (const [slug, failOn, status] of unjudged) {
    it(`${slug}, failing on ${failOn?.join(' and ')}: ${status}`, async () => {
      const { result } = await check([slug], { failOn });
      assert.equal(result.status, status);
      assert.match(result.reasons.join(' '), /no devices|could be judged|could not be judged/);
    });
  }

  it('chooses devices by what is online, a tag, or the beginning of a uuid', async () => {
    const all = fleets.kiosk.devices.length;
    const online = await check(['acme/kiosk'], { selection: { ...everyDevice, online: true } });
    assert.ok((online.assessments[0]?.counts.devices ?? 0) > 0 && (online.assessments[0]?.counts.devices ?? 0) < all);
    assert.equal(online.assessments[0]?.isChosen, true);
    const [first, second] = fleets.kiosk.devices.map(({ uuid }) => uuid);
    const uuids = [first ?? '', second?.slice(0, 9) ?? ''];
    assert.equal(
      (await check(['acme/kiosk'], { selection: { ...everyDevice, uuids } })).assessments[0]?.counts.devices,
      2,
    );
    const tags = [{ key: 'l4t_version', value: '32.5' }];
    const tagged = await check(['acme/jetsons'], { selection: { ...everyDevice, tags } });
    assert.equal(tagged.assessments[0]?.counts.devices, 1);
    const none = [...tags, { key: "x' or 1 eq 1", value: "'" }];
    assert.equal(
      (await check(['acme/jetsons'], { selection: { ...everyDevice, tags: none } })).result.status,
      'skipped',
    );
  });

  it('wants each uuid to be that of one device, in one of the fleets', async () => {
    const [first] = fleets.mine.devices;
    const selection = { ...everyDevice, uuids: [first?.uuid.slice(0, 10) ?? ''] };
    assert.deepEqual(counts(await check(['acme/single', 'acme/mine'], { selection })), [
      ['acme/single', 0],
      ['acme/mine', 1],
    ]);
    await assert.rejects(check(['acme/single'], { selection }), { code: 'device-not-found' });
    const broad = { ...everyDevice, uuids: ['a'] };
    await assert.rejects(check(['acme/kiosk'], { selection: broad }), { code: 'device-ambiguous' });
  });

  describe('of releases that the API keeps', () => {
    const release = (name: string) => ({ source: '.', release: name });

    it('takes the latest that was built, is no draft and was not taken back', async () => {
      const { release: judged } = await check(['acme/mine'], release('latest'));
      assert.equal(judged?.published?.version, mineReleases[2]?.version);
      assert.deepEqual(
        judged?.services.map(({ name, optional, contract }) => [name, optional, contract?.origin]),
        [
          ['web', false, undefined],
          ['inference', true, 'api'],
        ],
      );
    });

    it('takes one by its id, its commit or the beginning of that', async () => {
      const [first] = fleets.mine.releases;
      for (const name of [`${first?.id}`, first?.commit ?? '', first?.commit.slice(0, 7).toUpperCase() ?? '']) {
        assert.equal((await check(['acme/mine'], release(name))).release?.published?.id, first?.id, name);
      }
    });

    it('tells where there is none, or one that was never built', async () => {
      await assert.rejects(check(['acme/empty'], release('latest')), { code: 'release-not-found' });
      await assert.rejects(check(['acme/mine'], release('ffffffff')), { code: 'release-not-found' });
      await assert.rejects(check(['acme/kiosk'], release("' or 1 eq 1")), { code: 'release-not-found' });
      await assert.rejects(check(['acme/mine'], release('')), { code: 'release-not-found' });
      const ofAnother = fleets.single.releases[0]?.id;
      await assert.rejects(check(['acme/mine'], release(`${ofAnother}`)), { code: 'release-not-found' });
      const failed = fleets.mine.releases[3]?.id;
      await assert.rejects(check(['acme/mine'], release(`${failed}`)), { code: 'release-not-built' });
    });

    it('takes for each device the one that it should be running', async () => {
      const { assessments, release: one } = await check(['acme/kiosk'], release('current'));
      assert.equal(one, undefined);
      const commits = assessments.map(({ release: { published } }) => published?.commit);
      assert.deepEqual(new Set(commits), new Set(fleets.kiosk.releases.map(({ commit }) => commit)));
      assert.equal(
        assessments.reduce((sum, { counts: { devices } }) => sum + devices, 0),
        3000,
      );
    });

    it('says of devices without a release that nothing is known', async () => {
      const { result, assessments } = await check(['acme/boxed'], release('current'));
      assert.equal(result.status, 'skipped');
      assert.equal(assessments[0]?.counts.unknown, 2);
    });
  });

  it('compares with what each device should be running, and fails for what newly rejects', async () => {
    const request = { againstRelease: 'current', failOn: undefined } as const;
    const { result, assessments } = await check(['acme/kiosk'], request);
    const [assessment] = assessments;
    assert.equal(assessment?.base, 'current');
    assert.deepEqual([result.status, result.failOn], ['failed', ['newly-rejecting']]);
    // What runs there asks for nothing, so that whoever rejects does so newly.
    assert.equal(assessment.counts.newlyRejecting, assessment.counts.rejecting);
    const tolerant = await check(['acme/kiosk'], { ...request, maxRejecting: { percent: 100 } });
    assert.equal(tolerant.result.status, 'passed');
    const same = await check(['acme/mine'], { ...request, source: '.', release: 'latest' });
    assert.deepEqual([same.result.status, same.assessments[0]?.counts.newlyRejecting], ['passed', 0]);
  });

  it('knows L4T from tables and tags, and says what is known from where', async () => {
    const { assessments } = await check(['acme/jetsons'], { source: '.', release: 'latest' });
    const told = assessments[0]?.groups.flatMap(({ devices, facts, judgement, findings }) =>
      [...devices].map(({ name }) => [
        name,
        judgement,
        facts.l4tVersion,
        facts.origin?.sources?.l4tVersion,
        findings[0]?.message,
      ]),
    );
    assert.deepEqual(
      told?.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      [
        ['above', 'runs', '32.7.6', 'tables', undefined],
        [
          'future',
          'unknown',
          undefined,
          undefined,
          'web asks for sw.l4t >=32.7.1; nobody knows the L4T version of jetson-nano on balenaOS 99.0.0: it is known for other versions of its OS only; a tag can tell it.',
        ],
        [
          'gap',
          'rejects',
          '32.7',
          'tables',
          "web asks for sw.l4t >=32.7.1; jetson-nano on balenaOS 2.101.0+rev2 has 32.7.0 (NVIDIA's 32.7.2).",
        ],
        ['pi', 'rejects', null, 'tables', 'web asks for sw.l4t >=32.7.1; raspberrypi3 on balenaOS 99.0.0 has no L4T.'],
        [
          'tagged',
          'rejects',
          '32.5',
          'tag',
          'web asks for sw.l4t >=32.7.1; jetson-nano on balenaOS 6.5.38 has 32.5.0.',
        ],
        [
          'twofold',
          'rejects',
          undefined,
          undefined,
          'web asks for sw.l4t >=32.7.1; jetson-tx2 on balenaOS 2.47.1+rev1 has 32.2.0 or 28.3.0.',
        ],
      ],
    );
  });
});

function asking(type: string, version: string) {
  return { type: 'sw.container', slug: 'web', name: 'web', requires: [{ type, version }] };
}

function tagRequests(api: BalenaApi): number {
  return api.requests.filter(({ path }) => path === '/v7/device_tag').length;
}
