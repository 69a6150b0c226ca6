import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { type ExplainRequest, runExplain } from '../../plugin/run-explain.ts';
import { type BalenaApi, startBalenaApi } from '../support/balena-api/balena-api.ts';
import type { Fleet } from '../support/balena-api/fleet.ts';
import { shortPauses } from '../support/checking.ts';

const requires = [{ type: 'sw.l4t', version: '>=32.7.1' }];
const contract = { type: 'sw.container', slug: 'web', name: 'web', requires };

/** Explaining devices that an API of balena's own engine keeps. */
describe('an explanation of a live device', function () {
  this.timeout(180_000);
  let api: BalenaApi;
  let jetsons: Fleet;

  before(async () => {
    api = await startBalenaApi();
    jetsons = await api.addFleet({
      slug: 'acme/jetsons',
      deviceType: 'jetson-nano',
      releases: [{ services: { web: { contract } } }],
      devices: [
        { name: 'gap', supervisorVersion: '14.0.12', osVersion: 'balenaOS 2.101.0+rev2' },
        { name: 'tagged', supervisorVersion: '17.4.2', osVersion: 'balenaOS 6.5.38', tags: { l4t_version: '32.5' } },
        { name: "O'Neill & Söhne #1", supervisorVersion: '17.4.2', osVersion: 'balenaOS 6.5.38' },
        { name: 'twice', supervisorVersion: '17.4.2', osVersion: 'balenaOS 6.5.38' },
      ],
    });
    await api.addFleet({
      slug: 'acme/others',
      deviceType: 'raspberrypi3',
      devices: [{ name: 'twice', supervisorVersion: '17.4.2', osVersion: 'balenaOS 6.5.24' }, { name: 'bare' }],
    });
  });
  beforeEach(() => api.requests.splice(0));
  after(() => api.close());

  const explain = (device: string, request: Partial<ExplainRequest> = {}, token = api.tokens.session) =>
    runExplain({
      device,
      source: '.',
      release: 'latest',
      devices: undefined,
      assumption: {},
      multiDockerignore: false,
      composeSpec: false,
      environment: { BALENA_TOKEN: token, HOME: '/nonexistent' },
      stdin: Readable.from([]),
      live: { apiUrl: api.url, insideCli: false, patience: shortPauses },
      ...request,
    });
  const uuidOf = (number: number) => jetsons.devices[number]?.uuid ?? '';

  it('finds a device by its uuid, the beginning of it, or its name, in whichever fleet', async () => {
    for (const called of [uuidOf(0), uuidOf(0).slice(0, 9).toUpperCase(), 'gap']) {
      const { assessment, device } = await explain(called);
      assert.deepEqual([assessment.fleet, device.name, device.uuid], ['acme/jetsons', 'gap', uuidOf(0)]);
    }
    assert.equal((await explain("O'Neill & Söhne #1")).group.judgement, 'runs');
  });

  it('says what it has and from where, and what helps', async () => {
    const requirementOf = async (...args: Parameters<typeof explain>) =>
      (await explain(...args)).explanation.services[0]?.requirements[0];
    const gap = await requirementOf('gap');
    assert.deepEqual([gap?.has, gap?.sources, gap?.outcome], ['32.7.0', ['tables'], 'unmet']);
    assert.match(gap?.findings[0]?.advice ?? '', /^balenaOS 2\.108\.9\+rev1 or newer has it\./);
    const tagged = await requirementOf('tagged');
    assert.deepEqual([tagged?.has, tagged?.sources, tagged?.outcome], ['32.5.0', ['tag'], 'unmet']);
    const raised = await requirementOf('gap', { assumption: { osVersion: '2.110.2+rev1' } });
    assert.deepEqual([raised?.has, raised?.outcome], ['32.7.3', 'met']);
  });

  it('explains the release that the device should be running', async () => {
    const { assessment } = await explain('gap', { release: 'current' });
    assert.equal(assessment.release.published?.commit, jetsons.releases[0]?.commit);
    await assert.rejects(explain('bare', { release: 'current' }), { code: 'release-not-found' });
  });

  it('guesses none of several, and looks in one fleet where that is asked', async () => {
    await assert.rejects(explain('twice'), {
      code: 'device-ambiguous',
      message: / of acme\/others, \w+ of acme\/jetsons\. Give the uuid/,
    });
    assert.equal((await explain('twice', { fleet: 'acme/jetsons' })).assessment.fleet, 'acme/jetsons');
    await assert.rejects(explain('gap', { fleet: 'acme/others' }), { code: 'device-not-found' });
    await assert.rejects(explain('gap', { fleet: 'acme/nope' }), { code: 'fleet-not-found' });
  });

  for (const called of ['nope', "' or 1 eq 1 or uuid eq '", '']) {
    it(`tells that there is no device ${JSON.stringify(called)}`, () =>
      assert.rejects(explain(called), { code: 'device-not-found' }));
  }

  it('finds no device that the login may not see', async () => {
    const token = api.tokens.seeing(['acme/others']);
    await assert.rejects(explain('gap', {}, token), { code: 'device-not-found' });
    await assert.rejects(explain('gap', {}, 'nonsense'), { code: /^(?:unauthorized|token-invalid)$/ });
  });

  it('asks for that one device and nothing that it does not need', async () => {
    await explain('gap');
    const asked = api.requests.map(({ path, query }) => `${path}?${query}`);
    const forbidden = /api_secret|ip_address|mac_address|public_address|latitude|longitude|custom_/;
    assert.deepEqual(
      asked.filter((target) => forbidden.test(target)),
      [],
    );
    assert.ok(asked.length < 15, `${asked.length} requests`);
  });
});
