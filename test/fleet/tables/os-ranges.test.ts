import assert from 'node:assert/strict';
import { rangeAt, readOsRanges } from '../../../shared/fleet/tables/os-ranges.ts';
import { osVersionNumber } from '../../../shared/fleet/tables/os-version.ts';

const ranges = readOsRanges('2.0.6=a 2.7.2+9-2.7.2+11=b 2.8.0-2.9.7+2=c 2019.07.0=d', String);

describe('readOsRanges', () => {
  it('reads ends as tags write them, and one version as both', () => {
    assert.deepEqual(
      ranges.map(({ from, to, answer }) => [from, to, answer]),
      [
        ['2.0.6', '2.0.6', 'a'],
        ['2.7.2+rev9', '2.7.2+rev11', 'b'],
        ['2.8.0', '2.9.7+rev2', 'c'],
        ['2019.07.0', '2019.07.0', 'd'],
      ],
    );
    assert.deepEqual(
      ranges.map(({ first, last }) => [first, last]),
      ranges.map(({ from, to }) => [osVersionNumber(from), osVersionNumber(to)]),
    );
  });

  it('reads a span without an answer', () => {
    assert.deepEqual(
      readOsRanges('2.0.0+1-8.0.2', String).map(({ from, to, answer }) => [from, to, answer]),
      [['2.0.0+rev1', '8.0.2', '']],
    );
  });

  it('throws for what is no OS version, and names it', () => {
    assert.throws(() => readOsRanges('2.0=a', String), /"2\.0", which is no OS version/);
  });
});

describe('rangeAt', () => {
  const rows: readonly (readonly [version: string, answer: string | undefined])[] = [
    ['2.0.5', undefined],
    ['2.0.6', 'a'],
    ['2.0.6+rev1', undefined],
    ['2.7.2+rev8', undefined],
    ['2.7.2+rev9', 'b'],
    ['2.7.2+rev10', 'b'],
    ['2.7.2+rev11', 'b'],
    ['2.7.2+rev12', undefined],
    ['2.8.0', 'c'],
    ['2.9.7+rev2', 'c'],
    ['2.9.7+rev3', undefined],
    ['2019.6.9', undefined],
    ['2019.07.0', 'd'],
    ['2019.07.1', undefined],
  ];
  for (const [version, answer] of rows)
    it(`of ${version}`, () => assert.equal(rangeAt(ranges, osVersionNumber(version) as number)?.answer, answer));

  it('of no ranges', () => assert.equal(rangeAt([], 1), undefined));
});
