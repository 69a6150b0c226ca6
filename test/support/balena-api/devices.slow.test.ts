import assert from 'node:assert/strict';
import { type BalenaApi, startBalenaApi } from './balena-api.ts';
import { countDevices, noBody, sdkFor } from './sdk.ts';
import { type SeededFleets, seedFleets } from './seed.ts';

describe('devices of the balena API of the tests', () => {
  let api: BalenaApi;
  let fleets: SeededFleets;

  before(async () => {
    api = await startBalenaApi();
    fleets = await seedFleets(api);
  });
  after(() => api.close());

  it('come in pages by their id, as many as were counted', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    const ids: number[] = [];
    for (let last = 0; ; last = ids.at(-1) ?? 0) {
      const page = await sdk.pine.get({
        resource: 'device',
        options: {
          $select: ['id', 'supervisor_version', 'is_of__device_type'],
          $filter: { belongs_to__application: fleets.kiosk.id, id: { $gt: last } },
          $orderby: { id: 'asc' },
          $top: 1000,
        },
      });
      if (page.length === 0) break;
      assert.deepEqual(Object.keys(page[0]?.is_of__device_type ?? {}), ['__id']);
      ids.push(...page.map(({ id }) => id));
    }
    assert.deepEqual(
      ids,
      fleets.kiosk.devices.map(({ id }) => id),
    );
    assert.equal(await countDevices(sdk, fleets.kiosk.id), 3000);
  });

  it('tell their type and its architecture', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    const [device] = await sdk.pine.get({
      resource: 'device',
      options: {
        $select: ['device_name'],
        $filter: { belongs_to__application: fleets.single.id },
        $expand: {
          is_of__device_type: { $select: 'slug', $expand: { is_of__cpu_architecture: { $select: 'slug' } } },
        },
      },
    });
    assert.deepEqual(device, {
      device_name: 'lobby',
      is_of__device_type: [{ slug: 'raspberrypi3', is_of__cpu_architecture: [{ slug: 'armv7hf' }] }],
    });
  });

  it('should be running the release that they are pinned on, else their fleet’s', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    const [older, newer] = fleets.kiosk.releases.map(({ id }) => id);
    const filters = [
      [{ $ne: null }, older, [{ id: older }]],
      [null, newer, []],
    ] as const;
    for (const [pinned, intended, pinnedOn] of filters) {
      const devices = await sdk.pine.get({
        resource: 'device',
        options: {
          $select: ['id', 'should_be_running__release'],
          $filter: { belongs_to__application: fleets.kiosk.id, is_pinned_on__release: pinned },
          $expand: { is_pinned_on__release: { $select: 'id' } },
        },
      });
      assert.ok(devices.length > 50);
      for (const device of devices) {
        assert.deepEqual(device.should_be_running__release, { __id: intended });
        assert.deepEqual(device.is_pinned_on__release, pinnedOn);
      }
    }
  });

  it('have no Supervisor where they never booted', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    const devices = await sdk.pine.get({
      resource: 'device',
      options: {
        $select: ['supervisor_version', 'os_version', 'os_variant', 'is_running__release'],
        $filter: { belongs_to__application: fleets.kiosk.id, supervisor_version: null },
      },
    });
    assert.equal(devices.length, 60);
    const blank = { supervisor_version: null, os_version: null, os_variant: null, is_running__release: null };
    for (const device of devices) assert.deepEqual(device, blank);
  });

  it('are found by their tags, and tags by their fleet', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    const tagged = await sdk.pine.get({
      resource: 'device',
      options: {
        $select: 'id',
        $filter: {
          belongs_to__application: fleets.kiosk.id,
          device_tag: { $any: { $alias: 't', $expr: { t: { tag_key: 'l4t_version' } } } },
        },
      },
    });
    const tags = await sdk.pine.get({
      resource: 'device_tag',
      options: {
        $select: ['device', 'value'],
        $filter: {
          tag_key: 'l4t_version',
          device: { $any: { $alias: 'd', $expr: { d: { belongs_to__application: fleets.kiosk.id } } } },
        },
      },
    });
    assert.ok(tagged.length > 0);
    assert.deepEqual(
      tags.map(({ device }) => (device as { __id: number }).__id).sort(),
      tagged.map(({ id }) => id).sort(),
    );
  });

  it('give away what nobody asked for, if no fields are named', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    const [device] = await sdk.models.device.getAllByApplication('acme/single');
    const secrets = ['api_secret', 'ip_address', 'mac_address', 'public_address'] as const;
    for (const field of secrets) assert.ok((device as unknown as Record<string, unknown>)[field], field);
  });

  it('have no fields that a self-hosted server lacks', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    const lacking = ['is_active', 'is_frozen', 'belongs_to__user', 'latitude', 'custom_latitude', 'location'] as const;
    for (const field of lacking) {
      await assert.rejects(sdk.pine.get({ resource: 'device', options: { $select: field } }), {
        code: 'BalenaRequestError',
        statusCode: 500,
        body: noBody,
      });
    }
    await assert.rejects(sdk.pine.get({ resource: 'device_history', options: { $select: 'id' } }), {
      code: 'BalenaRequestError',
      statusCode: 401,
      body: noBody,
    });
  });

  it('can’t be asked for by more uuids than fit a request', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    const uuids = fleets.kiosk.devices.map(({ uuid }) => uuid);
    const options = (count: number) => ({
      $select: 'id' as const,
      $filter: { uuid: { $in: uuids.slice(0, count) } },
    });
    assert.equal((await sdk.pine.get({ resource: 'device', options: options(300) })).length, 300);
    await assert.rejects(sdk.pine.get({ resource: 'device', options: options(500) }), {
      statusCode: 431,
      body: noBody,
    });
  });
});
