import assert from 'node:assert/strict';
import { isEsr, osVersionNumber, withoutRevision } from '../../../shared/fleet/tables/os-version.ts';

describe('osVersionNumber', () => {
  const rising = [
    '0.0.0',
    '2.0.0',
    '2.9.7+rev2',
    '2.9.8',
    '2.58.6',
    '2.58.6+rev1',
    '2.58.6+rev2',
    '2.58.6+rev10',
    '2.58.10',
    '2.115.18+rev5',
    '3.0.0',
    '10.0.0',
    '2019.07.0',
    '2019.10.0',
    '2022.01.0',
    '2022.1.1',
    '2026.7.0',
    '9999.999.9998+rev9999',
    '9999.999.9999',
    '9999.999.9999+rev9998',
    '9999.999.9999+rev9999',
  ];
  for (const [index, later] of rising.entries()) {
    const earlier = rising[index - 1];
    if (earlier !== undefined)
      it(`of ${earlier} is below that of ${later}`, () =>
        assert.ok((osVersionNumber(earlier) as number) < (osVersionNumber(later) as number)));
  }

  const same: readonly (readonly [written: string, plain: string])[] = [
    ['2.46.1+rev0', '2.46.1'],
    ['2019.07.0', '2019.7.0'],
    ['2.3.0+rev1.prod', '2.3.0+rev1'],
    ['2.3.0+rev1.dev', '2.3.0+rev1'],
    ['2.3.0.dev', '2.3.0'],
    ['2.3.0+dev', '2.3.0'],
    ['2.0.0.rev1', '2.0.0+rev1'],
    ['2.0.0.rev1 (prod)', '2.0.0+rev1'],
    ['2.0.3 (dev)', '2.0.3'],
  ];
  for (const [written, plain] of same)
    it(`takes ${written} for ${plain}`, () => {
      assert.ok(osVersionNumber(plain));
      assert.equal(osVersionNumber(written), osVersionNumber(plain));
    });

  const none = [
    '',
    '2',
    '2.58',
    '2.58.6.1',
    'v2.58.6',
    ' 2.58.6',
    '2.58.6\n',
    'balenaOS 2.58.6',
    '2.0.0-beta.1',
    '2.0.0-rc1.rev1',
    '2.3.0-dev',
    '2.3.0+rev1-prod',
    '2.73.1+rev1r4',
    '2.58.6+rev',
    '2.58.6+rev1.2',
    '2.58.6+rev1.test',
    '2.58.6+rev12345',
    '10000.0.0',
    '2.1000.0',
    '2.0.10000',
    '-2.0.0',
  ];
  for (const written of none)
    it(`has none for ${JSON.stringify(written)}`, () => assert.equal(osVersionNumber(written), undefined));
});

describe('withoutRevision', () => {
  const number = (version: string) => osVersionNumber(version) as number;
  for (const version of ['2.58.6+rev1', '2.58.6+rev9999', '2.58.6', '2.58.6.prod'])
    it(`of ${version}`, () => assert.equal(withoutRevision(number(version)), number('2.58.6')));
});

describe('isEsr', () => {
  const rows: readonly (readonly [version: string, isEsr: boolean])[] = [
    ['2019.07.0', true],
    ['2026.7.0', true],
    ['2000.0.0', true],
    ['1999.999.9999+rev9999', false],
    ['2.115.0', false],
    ['8.0.2', false],
  ];
  for (const [version, expected] of rows)
    it(`of ${version}`, () => assert.equal(isEsr(osVersionNumber(version) as number), expected));
});
