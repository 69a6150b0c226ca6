import assert from 'node:assert/strict';
import { openAccount } from '../../../shared/fleet/api/account.ts';
import { makeAsk } from '../../../shared/fleet/api/asking.ts';
import { findFleet } from '../../../shared/fleet/api/find-fleet.ts';
import { type Answerer, fakeConnection, hurried, makeClock, me, statusError } from './fake-api.ts';

function accountAt(answer: Answerer) {
  const { connection, asked } = fakeConnection(answer);
  return { account: openAccount(connection, makeAsk(connection, makeClock().clock, hurried)), asked };
}

const single = { id: 3, slug: 'acme/single' };

describe('openAccount', () => {
  it('asks whose the login is, and at once what else is asked', async () => {
    const { account, asked } = accountAt(({ resource }) => (resource === 'whoami' ? me : [single]));
    assert.deepEqual(await findFleet(account, 'acme/single'), { id: 3, slug: 'acme/single' });
    assert.deepEqual(
      asked.map(({ resource }) => resource),
      ['whoami', 'application'],
    );
    await account.accepted;
  });

  it('takes no answer for true that the API gave to a stranger', async () => {
    const { account } = accountAt(({ resource }) => {
      if (resource === 'whoami') throw statusError(401);
      return [];
    });
    await assert.rejects(findFleet(account, 'acme/single'), { code: 'unauthorized' });
    await assert.rejects(account.accepted, { code: 'unauthorized' });
  });

  it('ends what was asked meanwhile where the login is refused', async () => {
    const { account, asked } = accountAt(({ resource }) => {
      if (resource === 'whoami') throw statusError(401);
      return new Promise(() => {});
    });
    await assert.rejects(findFleet(account, 'acme/single'), { code: 'unauthorized' });
    assert.equal(asked[1]?.signal.aborted, true);
  });

  it('ends what is still being asked when it is closed', async () => {
    const { account, asked } = accountAt(({ resource }) => (resource === 'whoami' ? me : new Promise(() => {})));
    await account.accepted;
    const question = findFleet(account, 'acme/single');
    account.close();
    await assert.rejects(question, { name: 'AbortError' });
    assert.equal(asked[1]?.signal.aborted, true);
  });

  for (const [title, answer] of [
    ['a page of HTML', { body: '<html>' }],
    ['nobody', { body: undefined }],
    ['somebody without an id', { body: { username: 'x' } }],
  ] as const) {
    it(`does not take ${title} for somebody`, async () => {
      const { account } = accountAt(() => answer);
      await assert.rejects(account.accepted, { code: 'bad-response' });
    });
  }

  it('looks device types up once', async () => {
    const { account, asked } = accountAt(({ resource }) =>
      resource === 'whoami'
        ? me
        : [
            { id: 1, slug: 'raspberrypi3', is_of__cpu_architecture: [{ slug: 'armv7hf' }] },
            { id: 2, slug: 'odd', is_of__cpu_architecture: [] },
          ],
    );
    const [types, again] = await Promise.all([account.deviceTypes(), account.deviceTypes()]);
    assert.deepEqual(
      [...types],
      [
        [1, { slug: 'raspberrypi3', arch: 'armv7hf' }],
        [2, { slug: 'odd' }],
      ],
    );
    assert.equal(types, again);
    assert.equal(asked.length, 2);
  });
});
