import assert from 'node:assert/strict';
import { listFleets } from '../../../shared/fleet/index.ts';
import { fakeAccount } from './fake-api.ts';

describe('listFleets', () => {
  it('asks for all fleets that are somebody’s own, page by page, and gives them by their slugs', async () => {
    const rows = Array.from({ length: 1001 }, (_, index) => ({ id: index + 1, slug: `acme/${2000 - index}` }));
    const { account, asked } = fakeAccount(({ options: { $filter, $top } }) =>
      rows.filter(({ id }) => id > $filter.id.$gt).slice(0, $top),
    );
    const fleets = await listFleets(account);
    assert.equal(fleets.length, 1001);
    assert.deepEqual(fleets[0], { id: 1001, slug: 'acme/1000' });
    const { $filter, $select } = asked.find(({ resource }) => resource === 'application')?.options ?? {};
    assert.deepEqual($select, ['id', 'slug']);
    const { id: _, ...kinds } = $filter;
    assert.deepEqual(kinds, { is_of__class: 'fleet', is_host: false, is_public: false, is_archived: false });
  });

  it('gives none where there are none, and refuses what is no fleet', async () => {
    assert.deepEqual(await listFleets(fakeAccount(() => []).account), []);
    await assert.rejects(listFleets(fakeAccount(() => [{ id: 1, slug: null }]).account), { code: 'bad-response' });
  });
});
