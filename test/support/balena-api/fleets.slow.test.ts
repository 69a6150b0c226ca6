import assert from 'node:assert/strict';
import { type BalenaApi, startBalenaApi } from './balena-api.ts';
import { sdkFor } from './sdk.ts';
import { mineReleases, type SeededFleets, seedFleets } from './seed.ts';

describe('fleets of the balena API of the tests', () => {
  let api: BalenaApi;
  let fleets: SeededFleets;

  before(async () => {
    api = await startBalenaApi();
    fleets = await seedFleets(api);
  });
  after(() => api.close());

  it('finds a slug in any case, and an odd one', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    assert.equal((await sdk.models.application.get('Acme/KIOSK')).id, fleets.kiosk.id);
    assert.equal((await sdk.models.application.get(fleets.odd.slug)).app_name, "Söhne & 'Töchter' #1 100% <b>");
    await assert.rejects(sdk.models.application.get('acme/nobody'), { code: 'BalenaApplicationNotFound' });
  });

  it('has two of the same name', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    await assert.rejects(sdk.models.application.getAppByName('signage'), { code: 'BalenaAmbiguousApplication' });
  });

  it('has one without devices', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    assert.deepEqual(await sdk.models.device.getAllByApplication('acme/empty'), []);
  });

  it('has releases with the contracts and labels that they were made with', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    const releases = await sdk.pine.get({
      resource: 'release',
      options: {
        $select: ['raw_version', 'status', 'is_final'],
        $filter: { belongs_to__application: fleets.mine.id },
        $orderby: { created_at: 'asc' },
        $expand: {
          release_image: {
            $select: 'id',
            $orderby: { id: 'asc' },
            $expand: {
              image: {
                $select: 'contract',
                $expand: { is_a_build_of__service: { $select: 'service_name' } },
              },
              image_label: { $select: ['label_name', 'value'] },
            },
          },
        },
      },
    });
    const services = releases.map(({ release_image }) =>
      Object.fromEntries(
        release_image.map(({ image: [image], image_label }) => [
          image?.is_a_build_of__service[0]?.service_name ?? '',
          {
            contract: image?.contract,
            labels: Object.fromEntries(image_label.map(({ label_name, value }) => [label_name, value])),
          },
        ]),
      ),
    );
    const made = mineReleases.map((release) =>
      Object.fromEntries(
        Object.entries(release.services).map(([name, image]) => [name, { contract: null, labels: {}, ...image }]),
      ),
    );
    assert.deepEqual(services, made);
    assert.deepEqual(
      releases.map(({ raw_version, status, is_final }) => [raw_version, status, is_final]),
      [
        ['1.0.0', 'success', true],
        ['1.1.0', 'success', true],
        ['1.2.0', 'success', true],
        ['1.3.0', 'failed', true],
        ['1.4.0-draft', 'success', false],
      ],
    );
  });

  it('tracks the latest release that is final and succeeded', async () => {
    const sdk = await sdkFor(api.url, api.tokens.session);
    const { should_be_running__release: tracked } = await sdk.models.application.get('acme/mine', {
      $expand: { should_be_running__release: { $select: 'raw_version' } },
    });
    assert.deepEqual(tracked, [{ raw_version: '1.2.0' }]);
  });
});
