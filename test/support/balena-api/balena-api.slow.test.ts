import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { type BalenaApi, startBalenaApi } from './balena-api.ts';
import { unauthorized } from './faults.ts';
import { startFaultyProxy } from './faulty-proxy.ts';
import { countDevices, sdkFor } from './sdk.ts';
import { type SeededFleets, seedFleets } from './seed.ts';
import { serveBalenaApi } from './served.ts';

describe('a balena API for tests', () => {
  let api: BalenaApi;
  let fleets: SeededFleets;

  before(async () => {
    api = await startBalenaApi();
    fleets = await seedFleets(api);
  });
  after(() => api.close());

  it('notes each request: its decoded query, its status and size, and that it had a token', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    await countDevices(sdk, fleets.single.id);
    assert.deepEqual(api.requests.at(-1), {
      method: 'GET',
      path: '/v7/device/$count',
      query: `$filter=belongs_to__application eq ${fleets.single.id}`,
      authorized: true,
      status: 200,
      bytes: 7,
    });
  });

  it('goes wrong behind a proxy as the SDK sees it go wrong', async () => {
    const proxy = await startFaultyProxy(api.url, [{ on: /\$count/, from: 2, fault: unauthorized }]);
    try {
      const sdk = await sdkFor(proxy.url, api.tokens.session);
      assert.equal(await countDevices(sdk, fleets.kiosk.id), 3000);
      await assert.rejects(countDevices(sdk, fleets.kiosk.id), { code: 'BalenaRequestError', statusCode: 401 });
      assert.equal(proxy.count(/\$count/), 2);
    } finally {
      await proxy.close();
    }
  });

  it('takes fleets in while it is being asked, and while whoever asked gives up', async () => {
    const url = `${api.url}/v7/device?$expand=device_tag&$filter=belongs_to__application eq ${fleets.kiosk.id}`;
    const headers = { authorization: `Bearer ${api.tokens.session}` };
    const asked = Promise.allSettled(
      [5, 10, 20, 40, 5000, 5000].map(async (patience) => {
        const response = await fetch(url, { headers, signal: AbortSignal.timeout(patience) });
        return ((await response.json()) as { d: unknown[] }).d.length;
      }),
    );
    for (let number = 0; number < 20; number += 1) {
      await api.addFleet({ slug: `acme/late-${number}`, devices: [{}, {}] });
      await wait(5);
    }
    const answers = (await asked).flatMap((answer) => ('value' in answer ? [answer.value] : []));
    assert.deepEqual(new Set(answers), new Set([3000]));
    const late = await api.sql(`SELECT count(*) FROM "application" WHERE slug LIKE 'acme/late-%'`);
    assert.deepEqual(late, [{ count: 20 }]);
  });

  it('is one in a process', async () => {
    await assert.rejects(startBalenaApi(), /already running in this process/);
  });

  it('runs in a process of its own too', async () => {
    const served = await serveBalenaApi({ kioskDevices: 20 });
    try {
      const sdk = await sdkFor(served.url, served.token);
      assert.equal((await sdk.models.device.getAllByApplication('acme/kiosk', { $select: 'id' })).length, 20);
      assert.equal(served.fleets.find(({ slug }) => slug === 'acme/kiosk')?.devices, 20);
    } finally {
      await served.close();
    }
  });
});

describe('a balena API that is started again', () => {
  it('has forgotten what was put in, and counts from 1', async () => {
    for (const round of ['first', 'second']) {
      const api = await startBalenaApi();
      try {
        assert.deepEqual(await api.sql('SELECT * FROM "application"'), [], round);
        const fleet = await api.addFleet({ slug: 'acme/again', devices: [{}] });
        assert.deepEqual([fleet.id, fleet.devices[0]?.id], [1, 1]);
      } finally {
        await api.close();
      }
    }
  });
});
