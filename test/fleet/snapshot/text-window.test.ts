import assert from 'node:assert/strict';
import { drop, fill, placeOf, textWindow, usualSize, windowStart } from '../../../shared/fleet/snapshot/text-window.ts';
import { encoded } from './reading.ts';

describe('textWindow', () => {
  it('counts lines, and columns in UTF-16 units, before and behind what was dropped', () => {
    const text = 'ab\né😀x\n€y';
    const bytes = encoded(text);
    for (let dropped = 0; dropped < bytes.length; dropped += 1) {
      const window = textWindow();
      fill(window, bytes, 0);
      drop(window, windowStart + dropped);
      const end = placeOf(window, window.end);
      assert.deepEqual(end.line, 3);
      if ((bytes[dropped] as number) < 0x80) assert.deepEqual(end, { line: 3, column: 3 });
    }
    const window = textWindow();
    fill(window, bytes, 0);
    assert.deepEqual(placeOf(window, windowStart + encoded('ab\né😀').length), { line: 2, column: 4 });
  });

  it('fills up, grows while little of it can be dropped, and shrinks again', () => {
    const window = textWindow();
    const text = new Uint8Array(3 * usualSize).fill(0x61);
    const taken = fill(window, text, 0);
    assert.ok(taken < usualSize);
    assert.equal(fill(window, text, taken), 0);
    drop(window, windowStart);
    assert.equal(window.bytes.length, 2 * usualSize);
    assert.ok(fill(window, text, taken) > 0);
    drop(window, window.end - 10);
    assert.equal(window.bytes.length, usualSize);
    assert.equal(window.end, windowStart + 10);
    assert.equal(window.bytes[windowStart], 0x61);
  });
});
