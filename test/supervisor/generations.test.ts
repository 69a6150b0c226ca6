import assert from 'node:assert/strict';
import { generationOf, generations, isNewerThanSeen, newestGeneration } from '../../shared/supervisor/index.ts';

describe('generations', () => {
  const rows: readonly (readonly [version: string, from: string | undefined])[] = [
    ['1.0.0', '0.0.0'],
    ['10.3.8', '0.0.0'],
    ['10.4.0', '10.4.0'],
    ['10.4.1', '10.4.1'],
    ['10.5.99', '10.4.1'],
    ['10.6.0', '10.6.0'],
    ['10.6.0-rc1', '10.6.0'],
    ['10.6.12', '10.6.0'],
    ['10.6.13', '10.6.13'],
    ['10.6.13-1690000000', '10.6.13'],
    ['10.6.16', '10.6.13'],
    ['10.6.17', '10.6.17'],
    ['10.9.9', '10.6.17'],
    ['10.10.0', '10.10.0'],
    ['11.0.9', '10.10.0'],
    ['11.1.0', '11.1.0'],
    ['14.10.11', '11.1.0'],
    ['14.11.0', '14.11.0'],
    ['17.0.2', '14.11.0'],
    ['17.0.3', '17.0.3'],
    ['17.0.4', '17.0.4'],
    ['17.3.9', '17.0.4'],
    ['17.4.0', '17.4.0'],
    ['17.4.1', '17.4.0'],
    ['17.4.2', '17.4.2'],
    ['17.4.2+build', '17.4.2'],
    ['19.0.5', '17.4.2'],
    ['42.0.0', '17.4.2'],
    ['banana', undefined],
    ['', undefined],
    ['17', undefined],
  ];
  for (const [version, from] of rows) {
    it(`${version || 'nothing'} is of generation ${from ?? 'none'}`, () =>
      assert.equal(generationOf(version)?.from, from));
  }

  it('are thirteen, oldest first, the newest last', () => {
    assert.equal(generations.length, 13);
    assert.deepEqual(
      generations.map(({ from }) => generationOf(from)?.from),
      generations.map(({ from }) => from),
    );
    assert.equal(generations.at(-1), newestGeneration);
  });

  it('say which Supervisors are newer than any that was seen', () => {
    assert.equal(isNewerThanSeen('19.0.5'), false);
    assert.equal(isNewerThanSeen('19.0.5-rc1'), false);
    assert.equal(isNewerThanSeen('19.0.6'), true);
    assert.equal(isNewerThanSeen('banana'), false);
  });
});
