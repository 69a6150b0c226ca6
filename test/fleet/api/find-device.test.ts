import assert from 'node:assert/strict';
import { findApiDevice } from '../../../shared/fleet/index.ts';
import { type Answerer, fakeAccount } from './fake-api.ts';

const application = { id: 4, slug: 'acme/kiosk' };
const row = { uuid: 'a1b2c3d4', device_name: 'lobby', belongs_to__application: [application] };

function find(answer: Answerer, called = 'a1b2', fleet?: Parameters<typeof findApiDevice>[2]) {
  const { account, asked } = fakeAccount(answer);
  return { found: findApiDevice(account, called, fleet), asked };
}

describe('findApiDevice', () => {
  it('asks for the whole uuid, its beginning and the name, and for nothing but what it needs', async () => {
    const { found, asked } = find(({ options }) => (options.$filter.uuid?.$startswith ? [row] : []));
    assert.deepEqual(await found, { uuid: 'a1b2c3d4', fleet: { id: 4, slug: 'acme/kiosk' } });
    const questions = asked.filter(({ resource }) => resource === 'device').map(({ options }) => options);
    assert.deepEqual(
      questions.map(({ $filter }) => $filter),
      [{ uuid: 'a1b2' }, { uuid: { $startswith: 'a1b2' } }, { device_name: 'a1b2' }],
    );
    for (const { $select, $top } of questions) assert.deepEqual([$select, $top], [['uuid', 'device_name'], 6]);
  });

  it('asks for a name alone where it can be no uuid, as it is written', async () => {
    const { found, asked } = find(() => [{ ...row, device_name: 'Front Door' }], 'Front Door');
    assert.equal((await found).uuid, 'a1b2c3d4');
    assert.deepEqual(
      asked.filter(({ resource }) => resource === 'device').map(({ options }) => options.$filter),
      [{ device_name: 'Front Door' }],
    );
  });

  it('looks in one fleet where that is asked', async () => {
    const { found, asked } = find(() => [row], 'lobby', { id: 4, slug: 'acme/kiosk' });
    await found;
    for (const { resource, options } of asked) {
      if (resource === 'device') assert.equal(options.$filter.belongs_to__application, 4);
    }
  });

  const errors: readonly (readonly [title: string, rows: unknown, code: string, says: RegExp])[] = [
    [
      'no device',
      [],
      'device-not-found',
      /^There is no device "a1b2" among those at api\.example\.com that this login may see\./,
    ],
    [
      'several',
      [row, { ...row, uuid: 'a1b2c3d5' }],
      'device-ambiguous',
      /^Several devices begin with "a1b2": a1b2c3d4, a1b2c3d5\./,
    ],
    [
      'a device of a fleet that is not to be seen',
      [{ ...row, belongs_to__application: [] }],
      'device-not-found',
      /^There is no/,
    ],
    ['no rows', 'what?', 'bad-response', /when asked for the device "a1b2"/],
    ['a row without a uuid', [{ ...row, uuid: 5 }], 'bad-response', /device "a1b2"/],
    ['a row without a fleet', [{ ...row, belongs_to__application: undefined }], 'bad-response', /device "a1b2"/],
    ['a fleet that is none', [{ ...row, belongs_to__application: [5] }], 'bad-response', /device "a1b2"/],
  ];
  for (const [title, rows, code, says] of errors) {
    it(`${title}: ${code}`, () =>
      assert.rejects(find(() => rows).found, (error: Error & { code?: string }) => {
        assert.equal(error.code, code);
        assert.match(error.message, says);
        return true;
      }));
  }
});
