import assert from 'node:assert/strict';
import { formatRange } from '../../shared/report/range.ts';

describe('formatRange', () => {
  const rows: readonly (readonly [readonly string[], string])[] = [
    [[], 'nothing'],
    [['12.5.1'], '12.5.1'],
    [['12.5.1', '12.5.1'], '12.5.1'],
    [['12.5.1', '9.8.0'], '9.8.0 or 12.5.1'],
    [['10.10.0', '9.8.0', '10.2.0'], '9.8.0 to 10.10.0'],
    [['rpi', 'armv7hf'], 'armv7hf or rpi'],
    [['rpi', 'armv7hf', 'amd64'], 'amd64, armv7hf or rpi'],
    [['rpi', 'armv7hf', 'amd64', 'i386', 'aarch64'], 'aarch64, amd64, armv7hf or 2 more'],
    [['10.0.0', 'abc', 'b'], '10.0.0, abc or b'],
    [['32.2', '32.2.1', '35.2.1'], '32.2, 32.2.1 or 35.2.1'],
  ];
  for (const [values, words] of rows) it(words, () => assert.equal(formatRange(values), words));
});
