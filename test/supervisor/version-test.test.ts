import assert from 'node:assert/strict';
import { versionTest } from '../../shared/supervisor/version-test.ts';

describe('versionTest', () => {
  const rows: readonly (readonly [
    asked: string | null | undefined,
    has: string | null | undefined,
    met: boolean | undefined,
  ])[] = [
    [undefined, null, true],
    [null, undefined, true],
    ['', '1.0.0', true],
    ['>=12.6.17', '12.6.17', true],
    ['>=12.6.17', '12.6.16', false],
    ['>=12.6.17', null, false],
    ['>=12.6.17', undefined, undefined],
    ['>6.3.0+rev3', '6.3.0+rev4', false],
    ['>=6.3.0+rev3', '6.3.0+rev1', true],
    ['>5.15.*', '5.15.78', false],
    ['>5.15.*', '5.16.0', true],
    ['>6', '6.9.9', false],
    ['>6', '7.0.0', true],
    ['>=14', '14.0.0-rc1', false],
    ['*', '14.0.0-rc1', false],
    ['banana', '14.0.0', false],
    ['banana', 'banana', true],
    ['banana', undefined, false],
    ['32.2', '32.2', true],
    ['>=32', '32.2', false],
    ['32.2', undefined, undefined],
    ['32.3.1.2', undefined, undefined],
    ['v12.11.0', '12.11.0', true],
    ['>=10 <12 || >=14', '13.0.0', false],
  ];
  for (const [asked, has, met] of rows) {
    it(`${JSON.stringify(asked)} of ${JSON.stringify(has)} is ${met}`, () => {
      const test = versionTest(asked);
      assert.equal(test(has), met);
      assert.equal(test(has), met, 'the second time, from memory');
    });
  }

  it('forgets rather than grow without end', () => {
    const test = versionTest('>=500.0.0');
    for (let major = 0; major < 2500; major += 1) assert.equal(test(`${major}.0.0`), major >= 500);
    assert.equal(test('0.0.0'), false);
  });
});
