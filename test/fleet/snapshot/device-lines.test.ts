import assert from 'node:assert/strict';
import { readLines } from '../../../shared/fleet/snapshot/device-lines.ts';
import { fill, textWindow, windowStart } from '../../../shared/fleet/snapshot/text-window.ts';
import { encoded } from './reading.ts';

describe('readLines', () => {
  const rows: readonly (readonly [text: string, isLast: boolean, records: unknown[] | undefined, read: number])[] = [
    ['', true, undefined, 0],
    ['{"a":1}', false, undefined, 0],
    ['{"a":1}', true, [{ a: 1 }], 7],
    ['{"a":1}\r\n\n{"b":2}\n{"c', false, [{ a: 1 }, { b: 2 }], 18],
    [' \n', false, [], 2],
  ];
  for (const [text, isLast, records, read] of rows) {
    it(`${JSON.stringify(text)}${isLast ? ', the last' : ''}`, () => {
      const window = textWindow();
      fill(window, encoded(text), 0);
      const batch = readLines(window, windowStart, isLast);
      assert.deepEqual(batch?.records, records);
      if (batch) assert.equal(batch.end - windowStart, read);
    });
  }
});
