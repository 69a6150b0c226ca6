import assert from 'node:assert/strict';
import { goString, plainScalar } from '../../../shared/release/yaml/plain-scalar.ts';
import type { Scalar } from '../../../shared/release/yaml/value.ts';

describe('plainScalar', () => {
  const rows: [string, Scalar, Scalar][] = [
    // written, for compose, for a contract
    ['', null, null],
    ['~', null, null],
    ['Null', null, null],
    ['true', true, true],
    ['FALSE', false, false],
    ['yes', 'yes', 'yes'],
    ['on', 'on', 'on'],
    ['12', 12n, 12],
    ['-7', -7n, -7],
    ['1_000', 1000n, 1000],
    ['010', 8n, 10],
    ['089', 89n, 89],
    ['0x1F', 31n, 31n],
    ['0o17', 15n, 15n],
    ['0b101', 5n, 5n],
    ['-0x10', -16n, -16n],
    ['0b12', '0b12', '0b12'],
    ['32.40', 32.4, 32.4],
    ['.5', 0.5, 0.5],
    ['1e3', 1000, 1000],
    ['.inf', Infinity, Infinity],
    ['-.INF', -Infinity, -Infinity],
    ['.nan', Number.NaN, Number.NaN],
    ['1.2.3', '1.2.3', '1.2.3'],
    ['>=1', '>=1', '>=1'],
    ['2024-05-06', '2024-05-06', '2024-05-06T00:00:00.000Z'],
    ['2024-05-06T07:08:09Z', '2024-05-06T07:08:09Z', '2024-05-06T07:08:09.000Z'],
    ['2024-99-99', '2024-99-99', '2024-99-99'],
  ];
  for (const [text, compose, contract] of rows)
    it(JSON.stringify(text), () => {
      assert.deepEqual(plainScalar(text, 'compose'), compose);
      assert.deepEqual(plainScalar(text, 'contract'), contract);
    });
});

describe('plainScalar in a file that no builder sees', () => {
  const rows: [string, Scalar][] = [
    ['', null],
    ['True', true],
    ['off', 'off'],
    ['12', 12],
    ['010', 10],
    ['0o17', 15],
    ['0x1F', 31],
    ['-0x10', '-0x10'],
    ['0b101', '0b101'],
    ['1_000', '1_000'],
    ['12e45', 12e45],
    ['.5', 0.5],
    ['.inf', Infinity],
    ['.nan', Number.NaN],
    ['2%', '2%'],
    ['2026-12-31', '2026-12-31'],
    ['2026-12-31T00:00:00Z', '2026-12-31T00:00:00Z'],
  ];
  for (const [text, expected] of rows)
    it(JSON.stringify(text), () => assert.deepEqual(plainScalar(text, 'core'), expected));
});

describe('goString', () => {
  const rows: [Scalar, string][] = [
    [null, ''],
    ['a', 'a'],
    [true, 'true'],
    [1n, '1'],
    [123456789012345678901234567890n, '123456789012345678901234567890'],
    [32.4, '32.4'],
    [2, '2'],
    [1e21, '1e+21'],
    [0.00001, '1e-05'],
    [0.0001, '0.0001'],
    [-0, '-0'],
    [Infinity, '+Inf'],
    [-Infinity, '-Inf'],
    [Number.NaN, 'NaN'],
  ];
  for (const [value, expected] of rows)
    it(`${typeof value} ${String(value)}`, () => assert.equal(goString(value), expected));
});
