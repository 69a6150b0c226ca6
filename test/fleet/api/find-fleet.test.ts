import assert from 'node:assert/strict';
import { type FleetNaming, findFleet } from '../../../shared/fleet/api/find-fleet.ts';
import { fakeAccount } from './fake-api.ts';

const rows: readonly (readonly [called: string, naming: FleetNaming | undefined, filter: object])[] = [
  ['Acme/Kiosk', undefined, { slug: 'acme/kiosk' }],
  ['Kiosk', undefined, { app_name: 'Kiosk' }],
  ['12', undefined, { $or: [{ id: 12 }, { app_name: '12' }] }],
  ['12', 'id-or-name', { $or: [{ id: 12 }, { app_name: '12' }] }],
  ['12', 'name', { app_name: '12' }],
  ['Acme/12', 'name', { slug: 'acme/12' }],
];

describe('findFleet', () => {
  for (const [called, naming, filter] of rows) {
    it(`asks for ${called}, a number being ${naming ?? 'what it may be'}: ${JSON.stringify(filter)}`, async () => {
      const { account, asked } = fakeAccount(() => [{ id: 3, slug: 'acme/kiosk' }]);
      assert.deepEqual(await findFleet(account, called, naming), { id: 3, slug: 'acme/kiosk' });
      assert.deepEqual(asked.find(({ resource }) => resource === 'application')?.options.$filter, filter);
    });
  }
});
