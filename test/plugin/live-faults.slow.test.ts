import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { CheckRequest } from '../../plugin/run-check.ts';
import { everyDevice, FleetError, type FleetErrorCode } from '../../shared/fleet/index.ts';
import { Failure } from '../../shared/machine/failure.ts';
import { toErrorReport, toReport, toText } from '../../shared/report/index.ts';
import { type BalenaApi, startBalenaApi } from '../support/balena-api/balena-api.ts';
import type { Fault } from '../support/balena-api/fault.ts';
import * as faults from '../support/balena-api/faults.ts';
import { type FaultyProxy, type PlannedFault, startFaultyProxy } from '../support/balena-api/faulty-proxy.ts';
import { backwardsPage, miscounted, overlappingPage, repeatedPage } from '../support/balena-api/page-faults.ts';
import { refusingUrl } from '../support/balena-api/refusing-url.ts';
import { checkLive, shortPauses } from '../support/checking.ts';
import { withFolder } from '../support/folder.ts';

/** What goes wrong between a check and the API: what the user sees, how often was asked, and that no token is in it. */
const whoami = /whoami/;
const devicePages = /^\/v7\/device\?/;
const deviceCount = /^\/v7\/device\/\$count/;
const fleetQuery = /^\/v7\/application\?/;
const deviceTypes = /^\/v7\/device_type\?/;

const always = (on: RegExp, fault: Fault): PlannedFault[] => [{ on, fault, times: Number.POSITIVE_INFINITY }];
const once = (on: RegExp, fault: Fault, from = 1): PlannedFault[] => [{ on, fault, from }];

interface Failing {
  readonly title: string;
  readonly plan: PlannedFault[];
  readonly code: FleetErrorCode;
  readonly says: RegExp;
  /** which requests are counted, and how many of them are made */
  readonly asked: readonly [RegExp, number];
  readonly fleet?: string;
  /** milliseconds that one request has, where that is what runs out */
  readonly timeLimit?: number;
}

const failing: readonly Failing[] = [
  {
    title: 'a token that is refused in the middle',
    plan: once(devicePages, faults.unauthorized, 2),
    fleet: 'acme/large',
    code: 'unauthorized',
    says: /does not accept the login when asked for the devices of acme\/large\. Log in with `balena login`/,
    asked: [devicePages, 2],
  },
  {
    title: '403 for the devices',
    plan: always(devicePages, faults.forbidden),
    code: 'forbidden',
    says: /does not allow this login to read that when asked for the devices of acme\/kiosk\./,
    asked: [devicePages, 1],
  },
  {
    title: 'a query that is too long',
    plan: always(fleetQuery, faults.queryTooLong),
    code: 'bad-response',
    says: /does not take so long a question when asked for the fleet "acme\/kiosk"\./,
    asked: [fleetQuery, 1],
  },
  {
    title: '500 with a page of HTML, again and again',
    plan: always(devicePages, faults.serverError),
    code: 'server-error',
    says: /answered with status 500 when asked for the devices of acme\/kiosk, 4 times\. Try again later\.$/,
    asked: [devicePages, 4],
  },
  {
    title: 'a rate limit without Retry-After, again and again',
    plan: always(deviceCount, faults.rateLimited()),
    code: 'rate-limited',
    says: /gets too many requests when asked for the number of devices of acme\/kiosk, 4 times\. Wait some minutes/,
    asked: [deviceCount, 4],
  },
  {
    title: 'a rate limit for longer than one waits',
    plan: always(deviceCount, faults.rateLimited(3600)),
    code: 'rate-limited',
    says: /number of devices of acme\/kiosk\. It wants to be asked again in 3600 s\. Wait/,
    asked: [deviceCount, 1],
  },
  {
    title: 'no answer at all',
    timeLimit: 300,
    plan: always(whoami, faults.unanswered),
    code: 'timed-out',
    says: /gave no whole answer in time when asked for whose login this is, 4 times\./,
    asked: [whoami, 4],
  },
  {
    title: 'a body that stalls behind its headers',
    timeLimit: 300,
    plan: always(devicePages, faults.stalledAfterHeaders),
    code: 'timed-out',
    says: /gave no whole answer in time when asked for the devices of acme\/kiosk, 4 times\./,
    asked: [devicePages, 4],
  },
  {
    title: 'a body that stalls in its middle',
    timeLimit: 300,
    plan: always(devicePages, faults.stalledInBody),
    code: 'timed-out',
    says: /gave no whole answer in time/,
    asked: [devicePages, 4],
  },
  {
    title: 'a body that is cut',
    plan: always(devicePages, faults.cutInBody),
    code: 'unreachable',
    says: /broke the connection in the middle of its answer when asked for the devices of acme\/kiosk, 4 times\./,
    asked: [devicePages, 4],
  },
  {
    title: 'a body that is shorter than its length',
    plan: always(devicePages, faults.cutShortOfLength),
    code: 'unreachable',
    says: /broke the connection/,
    asked: [devicePages, 4],
  },
  {
    title: 'a connection that is reset',
    plan: always(whoami, faults.reset),
    code: 'unreachable',
    says: /can't be reached \(\w+\) when asked for whose login this is, 4 times\./,
    asked: [whoami, 4],
  },
  {
    title: 'a proxy that answers HTML',
    plan: always(/./, faults.htmlInstead),
    code: 'bad-response',
    says: /answered with something that no balena API says when asked for whose login this is, 2 times\. Look whether the address .* and whether a proxy stands in between/,
    asked: [whoami, 2],
  },
  {
    title: 'an empty body',
    plan: always(devicePages, faults.emptyBody),
    code: 'bad-response',
    says: /something that no balena API says when asked for the devices of acme\/kiosk, 2 times\./,
    asked: [devicePages, 2],
  },
  {
    title: 'JSON without d',
    plan: always(deviceTypes, faults.withoutD),
    code: 'bad-response',
    says: /something that no balena API says when asked for the device types, 2 times\./,
    asked: [deviceTypes, 2],
  },
  {
    title: 'JSON that is cut, of the right length',
    plan: always(devicePages, faults.truncatedJson),
    code: 'bad-response',
    says: /something that no balena API says/,
    asked: [devicePages, 2],
  },
  {
    title: 'fewer devices than are counted, twice',
    plan: always(deviceCount, miscounted(7)),
    code: 'incomplete',
    says: /counts 3007 devices of acme\/kiosk and gave 3000, twice\. Nothing is said of a fleet of which a part is missing/,
    asked: [deviceCount, 4],
  },
  {
    title: 'pages that repeat',
    plan: always(devicePages, repeatedPage).map((rule) => ({ ...rule, from: 2 })),
    fleet: 'acme/large',
    code: 'bad-response',
    says: /gave pages of the devices of acme\/large that repeat, overlap or go backwards/,
    asked: [devicePages, 2],
  },
  {
    title: 'pages that overlap',
    plan: once(devicePages, overlappingPage(3), 2),
    fleet: 'acme/large',
    code: 'bad-response',
    says: /repeat, overlap or go backwards/,
    asked: [devicePages, 2],
  },
  {
    title: 'pages that go backwards',
    plan: always(devicePages, backwardsPage),
    code: 'bad-response',
    says: /repeat, overlap or go backwards/,
    asked: [devicePages, 1],
  },
];

/** What is over before it is too late: the check says the same as without it. */
const passing: readonly (readonly [title: string, plan: PlannedFault[], asked: readonly [RegExp, number]])[] = [
  ['one 500', once(devicePages, faults.serverError), [devicePages, 2]],
  ['one 502', once(devicePages, faults.badGateway()), [devicePages, 2]],
  ['one 503 that says when to come back', once(deviceCount, faults.unavailable(0)), [deviceCount, 2]],
  ['a rate limit for a second', once(fleetQuery, faults.rateLimited(1)), [fleetQuery, 2]],
  ['a rate limit until a date', once(fleetQuery, faults.rateLimited(new Date(0))), [fleetQuery, 2]],
  ['one stalled body', once(devicePages, faults.stalledInBody), [devicePages, 2]],
  ['one cut body', once(devicePages, faults.cutInBody), [devicePages, 2]],
  ['one reset connection', once(whoami, faults.reset), [whoami, 2]],
  ['bad JSON once', once(devicePages, faults.truncatedJson), [devicePages, 2]],
  ['HTML once', once(whoami, faults.htmlInstead), [whoami, 2]],
  ['a slow answer', once(devicePages, faults.delayed(100)), [devicePages, 1]],
  ['a count that is too low, as if devices arrived', always(deviceCount, miscounted(-5)), [deviceCount, 1]],
  ['a count that is too high once, as if devices left', once(deviceCount, miscounted(5)), [deviceCount, 2]],
];

describe('a check of a live fleet, when something goes wrong', function () {
  this.timeout(180_000);
  let api: BalenaApi;
  let proxy: FaultyProxy | undefined;

  before(async () => {
    const { seedFleets } = await import('../support/balena-api/seed.ts');
    api = await startBalenaApi();
    await seedFleets(api);
    await api.addFleet({
      slug: 'acme/large',
      devices: Array.from({ length: 10_500 }, () => ({ supervisorVersion: '17.4.2', osVersion: 'balenaOS 6.10.24' })),
    });
  });
  afterEach(async () => {
    await proxy?.close();
    proxy = undefined;
  });
  after(() => api.close());

  const throughProxy = async (plan: PlannedFault[]) => {
    proxy = await startFaultyProxy(api.url, plan);
    return { url: proxy.url, token: api.tokens.session };
  };

  for (const { title, plan, code, says, asked, fleet = 'acme/kiosk', timeLimit } of failing) {
    it(`${title}: ${code}`, async () => {
      const api = await throughProxy(plan);
      const error = await failureOf(checkLive(api, [fleet], patient(api, timeLimit)));
      assert.equal(error.code, code);
      assert.match(error.message, says);
      const [requests, number] = asked;
      assert.equal(proxy?.count(requests), number);
      assertNoToken(error, api.token);
    });
  }

  for (const [title, plan, asked] of passing) {
    it(`${title}: no matter`, async () => {
      const api = await throughProxy(plan);
      // Where an answer never ends, that is found out sooner than in life.
      const timeLimit = plan.some(({ fault }) => fault === faults.stalledInBody) ? 5000 : undefined;
      const check = await checkLive(api, ['acme/kiosk'], patient(api, timeLimit));
      assert.equal(check.result.status, 'failed');
      assert.equal(check.assessments[0]?.counts.devices, 3000);
      const [requests, number] = asked;
      assert.equal(proxy?.count(requests), number);
      assertNoToken([check, toReport(check), toText(check, { width: 80, colours: false })], api.token);
    });
  }

  it('devices that are missing at first are read the second time, and nobody twice', async () => {
    const plan = once(devicePages, thinnedPage);
    const check = await checkLive(await throughProxy(plan), ['acme/kiosk']);
    const [assessment] = check.assessments;
    const uuids = assessment?.groups.flatMap(({ devices }) => [...devices].map(({ uuid }) => uuid)) ?? [];
    assert.equal(uuids.length, 3000);
    assert.equal(new Set(uuids).size, 3000);
    assert.equal(proxy?.count(deviceCount), 3);
  });

  it('a login that the API does not know is no fleet that is not there', async () => {
    const says = [
      /does not accept the login/,
      /The login to the balena API has expired\./,
      /does not accept the login/,
    ];
    for (const [index, token] of [api.tokens.forged, api.tokens.expired, 'x'.repeat(32)].entries()) {
      const error = await failureOf(checkLive({ url: api.url, token }, ['acme/kiosk', 'acme/mine']));
      assert.equal(error.code, 'unauthorized');
      assert.match(error.message, says[index] ?? /^$/);
      assertNoToken(error, token);
    }
  });

  it('lets no token be renewed, which would write what a proxy answers over the stored login', () =>
    withFolder({ '.balena/token': api.tokens.stale }, async (home) => {
      const { url } = await throughProxy(always(/refresh-token/, faults.htmlInstead));
      const environment = { HOME: home };
      const check = await checkLive({ url, token: '' }, ['acme/single'], { environment });
      assert.equal(check.result.status, 'failed');
      assert.equal(proxy?.count(/refresh-token/), 0);
      assert.equal(await readFile(join(home, '.balena', 'token'), 'utf8'), api.tokens.stale);
      await proxy?.close();
      const page = await throughProxy(always(/./, faults.htmlInstead));
      await failureOf(checkLive({ url: page.url, token: '' }, ['acme/single'], { environment }));
      assert.equal(await readFile(join(home, '.balena', 'token'), 'utf8'), api.tokens.stale);
    }));

  it('a question that is longer than a request may be', async () => {
    const uuids = Array.from({ length: 900 }, (_, index) => `${index}`.padStart(32, '0'));
    const request = { selection: { ...everyDevice, uuids } };
    const error = await failureOf(checkLive({ url: api.url, token: api.tokens.session }, ['acme/single'], request));
    assert.match(error.message, /does not take so long a question .* Name fewer devices, or shorter names\.$/);
  });

  it('an address where nobody listens', async () => {
    const error = await failureOf(checkLive({ url: await refusingUrl(), token: api.tokens.session }, ['acme/kiosk']));
    assert.equal(error.code, 'unreachable');
    assert.match(error.message, /can't be reached \(ECONNREFUSED\) .*HTTPS_PROXY/);
    assertNoToken(error, api.tokens.session);
  });

  it('gives up once a run has lost too much time, whatever single requests may', async () => {
    const { url, token } = await throughProxy(always(devicePages, faults.serverError));
    const patience = { ...shortPauses, firstPause: 40, lostTime: 50 };
    const live = { apiUrl: url, insideCli: false, patience };
    await failureOf(checkLive({ url, token }, ['acme/kiosk'], { live }));
    assert.ok((proxy?.count(devicePages) ?? 0) < 4);
  });
});

/** A request whose answers have so many milliseconds. */
function patient({ url }: { readonly url: string }, timeLimit = shortPauses.timeLimit): Partial<CheckRequest> {
  return { live: { apiUrl: url, insideCli: false, patience: { ...shortPauses, timeLimit } } };
}

/** Every other device, as if those between were not there. */
const thinnedPage: Fault = {
  name: 'a page with gaps',
  async deliver({ truth }) {
    const answer = await truth();
    const { d } = JSON.parse(answer.body) as { d: readonly unknown[] };
    const body = JSON.stringify({ d: d.filter((_, index) => index % 2 === 1) });
    return { kind: 'answer', answer: { ...answer, headers: { 'content-type': 'application/json' }, body } };
  },
};

async function failureOf(check: Promise<unknown>): Promise<FleetError | Failure> {
  try {
    await check;
  } catch (error) {
    assert.ok(error instanceof FleetError || error instanceof Failure, inspect(error));
    return error;
  }
  throw new Error('the check was done');
}

/** Neither in what is shown, nor anywhere that somebody may yet look at. */
function assertNoToken(shown: unknown, token: string): void {
  const error = shown instanceof Error ? [shown.stack, toErrorReport('x', shown.message)] : [];
  const all = inspect([shown, ...error], { depth: Number.POSITIVE_INFINITY, showHidden: true, maxStringLength: null });
  const at = all.indexOf(token);
  assert.ok(at === -1, all.slice(Math.max(0, at - 600), at));
}
