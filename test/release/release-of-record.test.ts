import assert from 'node:assert/strict';
import type { Service } from '../../shared/release/release.ts';
import { type ReleaseRecord, releaseOfRecord } from '../../shared/release/release-of-record.ts';

const commit = '4a1f0c9e8b7d6a5f4e3d2c1b0a9f8e7d6c5b4a39';
const release = (record: Partial<ReleaseRecord>) =>
  releaseOfRecord({ id: 5, commit, services: [], ...record }, 'acme/kiosk');

describe('releaseOfRecord', () => {
  it('says which release of which fleet it is', () => {
    assert.deepEqual(release({ version: '1.2.3+rev1' }), {
      source: 'release 5 (4a1f0c9, 1.2.3+rev1) of acme/kiosk',
      published: { id: 5, commit, version: '1.2.3+rev1' },
      services: [],
    });
    assert.deepEqual(release({}), {
      source: 'release 5 (4a1f0c9) of acme/kiosk',
      published: { id: 5, commit },
      services: [],
    });
  });

  const api = (body: unknown) => ({ contract: { body, origin: 'api', requirementLocations: [] } }) as const;
  const contract = { type: 'sw.container', slug: 'web', requires: [{ type: 'sw.supervisor', version: '>=12' }] };
  const rows: readonly (readonly [contract: unknown, labels: Record<string, unknown>, service: Partial<Service>])[] = [
    [null, {}, {}],
    [undefined, {}, {}],
    [contract, {}, api(contract)],
    // whatever it is, the device gets it and judges it
    [{}, {}, api({})],
    ['text', {}, api('text')],
    ['', {}, api('')],
    [0, {}, api(0)],
    [false, {}, api(false)],
    [contract, { 'io.balena.features.optional': '1' }, { optional: true, ...api(contract) }],
    [null, { 'io.balena.features.optional': 'true' }, { optional: true }],
    [null, { 'io.balena.features.optional': '0' }, {}],
    [null, { 'io.balena.features.optional': 'yes' }, {}],
    // the builder made the contract of the labels: they ask for nothing any more
    [null, { 'io.balena.features.requires.sw.supervisor': '>=99' }, {}],
  ];
  for (const [body, labels, service] of rows) {
    it(`makes a service of ${JSON.stringify(body)} with ${JSON.stringify(labels)}`, () => {
      const { services } = release({ services: [{ name: 'web', contract: body, labels }] });
      assert.deepEqual(services, [{ name: 'web', optional: false, ...service }]);
    });
  }

  it('keeps the order of services', () => {
    const services = ['b', 'a', 'c'].map((name) => ({ name, contract: null, labels: {} }));
    assert.deepEqual(
      release({ services }).services.map(({ name }) => name),
      ['b', 'a', 'c'],
    );
  });
});
