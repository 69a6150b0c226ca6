import assert from 'node:assert/strict';
import { type BalenaApi, startBalenaApi } from './balena-api.ts';
import { countDevices, noBody, sdkFor } from './sdk.ts';
import { type SeededFleets, seedFleets } from './seed.ts';

/** What the real API was seen to answer a bearer that it knows, and one that it doesn't. */
describe('who asks the balena API of the tests', () => {
  let api: BalenaApi;
  let fleets: SeededFleets;

  before(async () => {
    api = await startBalenaApi();
    fleets = await seedFleets(api);
  });
  after(() => api.close());

  for (const kind of ['session', 'apiKey'] as const) {
    it(`knows the bearer of a good ${kind}`, async () => {
      const sdk = await sdkFor(api.url, api.tokens[kind]);
      const me = await sdk.auth.whoami();
      assert.ok(me && 'username' in me);
      assert.equal(me.username, 'acme_ops');
      assert.equal((await sdk.models.application.get('acme/kiosk')).id, fleets.kiosk.id);
    });
  }

  it('treats a forged token as a guest: no fleet, and no word of it', async () => {
    const sdk = await sdkFor(api.url, api.tokens.forged);
    assert.equal(await sdk.auth.whoami(), undefined);
    await assert.rejects(sdk.models.application.get('acme/kiosk'), { code: 'BalenaApplicationNotFound' });
    await assert.rejects(sdk.pine.get({ resource: 'device', options: { $select: 'id' } }), {
      code: 'BalenaRequestError',
      statusCode: 401,
      body: noBody,
    });
  });

  it('answers a guest alike', async () => {
    const sdk = await sdkFor(api.url);
    await assert.rejects(sdk.models.application.get('acme/kiosk'), { code: 'BalenaApplicationNotFound' });
    await assert.rejects(countDevices(sdk, fleets.kiosk.id), { code: 'BalenaNotLoggedIn' });
  });

  it('has an expired token that the SDK refuses by itself', async () => {
    await assert.rejects(sdkFor(api.url, api.tokens.expired), { code: 'BalenaExpiredToken' });
  });

  it('shows a token only the fleets that it sees', async () => {
    const sdk = await sdkFor(api.url, api.tokens.seeing([fleets.single.slug, fleets.odd.slug]));
    const mine = await sdk.pine.get({
      resource: 'application',
      options: { $select: 'slug', $filter: { is_public: false } },
    });
    assert.deepEqual(mine.map(({ slug }) => slug).sort(), [fleets.odd.slug, fleets.single.slug].sort());
    await assert.rejects(sdk.models.application.get('acme/kiosk'), { code: 'BalenaApplicationNotFound' });
    assert.equal(await countDevices(sdk, fleets.kiosk.id), 0);
    assert.equal(await countDevices(sdk, fleets.single.id), 1);
  });

  it('turns a token away from the moment that it is taken back', async () => {
    const token = api.tokens.seeing([fleets.single.slug]);
    const sdk = await sdkFor(api.url, token);
    assert.equal(await countDevices(sdk, fleets.single.id), 1);
    api.tokens.revoke(token);
    await assert.rejects(countDevices(sdk, fleets.single.id), { code: 'BalenaRequestError', statusCode: 401 });
  });

  it('gives a token for a password, and a new token for an old one', async () => {
    const sdk = await sdkFor(api.url);
    await sdk.auth.login({ email: 'ops@acme.example', password: 'any' });
    assert.equal(await sdk.auth.getToken(), api.tokens.session);
    const renew = (token: string) =>
      fetch(`${api.url}/user/v1/refresh-token`, { headers: { authorization: `Bearer ${token}` } });
    const renewed = await (await renew(api.tokens.session)).text();
    assert.equal(await countDevices(await sdkFor(api.url, renewed), fleets.kiosk.id), 3000);
    assert.equal((await renew(api.tokens.forged)).status, 401);
  });
});
