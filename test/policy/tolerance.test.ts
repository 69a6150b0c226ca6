import assert from 'node:assert/strict';
import { type Tolerance, toleranceOf } from '../../shared/policy/index.ts';

describe('toleranceOf', () => {
  const rows: [text: string, tolerance: Tolerance | undefined][] = [
    ['0', { devices: 0 }],
    ['5', { devices: 5 }],
    ['999999999', { devices: 999_999_999 }],
    ['1000000000', undefined],
    ['2%', { percent: 2 }],
    ['0.125%', { percent: 0.125 }],
    ['100%', { percent: 100 }],
    ['100.0%', { percent: 100 }],
    ['100.1%', undefined],
    ['101%', undefined],
    ['1.5', undefined],
    ['-1', undefined],
    ['2 %', undefined],
    ['%', undefined],
    ['', undefined],
    ['0x5', undefined],
  ];
  for (const [text, tolerance] of rows) it(JSON.stringify(text), () => assert.deepEqual(toleranceOf(text), tolerance));
});
