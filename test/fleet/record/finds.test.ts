import assert from 'node:assert/strict';
import { FleetError } from '../../../shared/fleet/fleet-error.ts';
import { countFinds } from '../../../shared/fleet/record/finds.ts';

const devices = (...uuids: string[]) => uuids.map((uuid) => ({ uuid, name: uuid, facts: {} }));

/** the message of the error that finds conclude with, and its code */
function concluded(uuids: readonly string[], ...batches: string[][]): string | undefined {
  const finds = countFinds({ uuids });
  for (const batch of batches) finds.count(devices(...batch));
  try {
    finds.conclude();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof FleetError);
    return `${error.code}: ${error.message}`;
  }
}

describe('countFinds', () => {
  const notFound = (begin: string) =>
    `device-not-found: There is no device ${JSON.stringify(begin)} among those that were asked for. Look at the uuid, the fleet and the other filters.`;
  const rows: readonly (readonly [uuids: string[], batches: string[][], outcome: string | undefined])[] = [
    [[], [['a1']], undefined],
    [[], [], undefined],
    [['a'], [['a1', 'b1']], undefined],
    [['a1'], [['a1']], undefined],
    [['a'], [['b1'], ['a1']], undefined],
    [['a', 'b'], [['a1'], ['b1']], undefined],
    [['a'], [], notFound('a')],
    [['1'], [['a1']], notFound('1')],
    [['a1b2'], [['a1']], notFound('a1b2')],
    [['a', 'c'], [['a1']], notFound('c')],
    [['a'], [['a1', 'b1', 'a2']], 'device-ambiguous: Several devices begin with "a": a1, a2. Give more of the uuid.'],
    // in several batches, as in several fleets
    [['a'], [['a1'], ['a2']], 'device-ambiguous: Several devices begin with "a": a1, a2. Give more of the uuid.'],
    [
      ['a'],
      [['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7']],
      'device-ambiguous: Several devices begin with "a": a1, a2, a3, a4, a5. Give more of the uuid.',
    ],
    // a whole uuid names its device, wherever it comes
    [['a1'], [['a1', 'a12']], undefined],
    [['a1'], [['a12', 'a13'], ['a1']], undefined],
    [['a'], [['a1', 'a2', 'a3', 'a4', 'a5', 'a']], undefined],
  ];
  for (const [uuids, batches, outcome] of rows) {
    it(`${JSON.stringify(uuids)} among ${JSON.stringify(batches)}`, () =>
      assert.equal(concluded(uuids, ...batches), outcome));
  }

  it('gives back the batch', () => {
    const batch = devices('a1', 'b1');
    assert.equal(countFinds({ uuids: ['a'] }).count(batch), batch);
  });

  it('shows as much of each uuid as tells it from the others', () => {
    const begin = 'a1b2c3d4e5f6071829';
    const message = concluded([begin], [`${begin}3a4b5c`, `${begin}3a99ff`, `${begin}77`]);
    assert.match(message ?? '', new RegExp(`: ${begin}3a4b5c, ${begin}3a99ff, ${begin}77\\.`));
  });
});
