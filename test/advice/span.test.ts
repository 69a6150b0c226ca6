import assert from 'node:assert/strict';
import { describeSpan, lowestSpan } from '../../shared/advice/span.ts';

const versions = ['1', '2', '3', '4', '5'];

describe('lowestSpan', () => {
  const rows: readonly (readonly [reaching: string, said: string | undefined])[] = [
    ['12345', '1 or newer'],
    ['345', '3 or newer'],
    ['5', '5 or newer'],
    ['23', '2 to below 4'],
    ['235', '2 to below 4, or 5 or newer'],
    ['1345', '1 to below 2, or 3 or newer'],
    ['13', '1 to below 2'],
    ['', undefined],
  ];
  for (const [reaching, said] of rows) {
    it(`of 1 to 5, where ${reaching || 'none'} reach: ${said}`, () => {
      const span = lowestSpan(versions, (version) => reaching.includes(version));
      assert.equal(span && describeSpan(span), said);
    });
  }
});
