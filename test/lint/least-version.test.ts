import assert from 'node:assert/strict';
import { leastVersion, readRange } from '../../shared/lint/least-version.ts';

describe('leastVersion', () => {
  const rows: [range: string, least: string | undefined][] = [
    ['>=1.2', '1.2.0'],
    ['>6', '7.0.0'],
    ['*', '0.0.0'],
    ['>=15 <12', undefined],
    ['>=15 <12 || >=16', '16.0.0'],
    ['>=3 || 1.x', '1.0.0'],
    ['>1.2.3 <1.2.4', undefined],
    ['>*', undefined],
  ];
  for (const [range, least] of rows)
    it(`${range}: ${least}`, () => {
      const read = readRange(range);
      assert.equal(read && leastVersion(read), least);
    });
});

describe('readRange', () => {
  it('is undefined for what is no range, or longer than any', () => {
    for (const text of ['banana', '>=1, <2', `1${' || 1'.repeat(200)}`]) assert.equal(readRange(text), undefined);
    assert.equal(readRange('>=1 <2')?.range, '>=1.0.0 <2.0.0-0');
  });
});
